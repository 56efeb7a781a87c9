import type { AskCouch, Asker } from './ask-couch.ts';
import { CouchUnavailable } from './couch-unavailable.ts';

/** What every stored document has. */
export type Stored = { readonly _id: string; readonly _rev?: string };

/** What became of a write: the new revision, or a refusal to be decided upon. */
export type Written = { kind: 'written'; rev: string } | { kind: 'conflict' } | { kind: 'forbidden'; reason: string };

/** Documents of one database, read and written as one principal. Each call throws `CouchUnavailable` when the database does not answer. */
export type Documents = {
  read<T extends Stored>(id: string): Promise<T | undefined>;
  /** Compare-and-set: creates without `_rev`, replaces exactly that revision with one. */
  write(document: Stored): Promise<Written>;
  /** Deletes this revision, if it is still the one that is there. */
  remove(document: Stored): Promise<Written>;
  /** The ordinary documents with ids from `start` (included) to `end` (excluded), in order of their ids. */
  list<T extends Stored>(range: { start: string; end: string; limit?: number }): Promise<T[]>;
};

/** Opens the documents of a database as `as`. */
export function documentsOf(ask: AskCouch, as: Asker, database: string): Documents {
  const path = `/${encodeURIComponent(database)}`;
  const write = async (document: Stored): Promise<Written> => {
    const { status, body } = await ask({
      as,
      method: 'PUT',
      path: `${path}/${encodeURIComponent(document._id)}`,
      body: JSON.stringify(document),
    });
    const json = await readJson(body, status);
    if (status === 409) return { kind: 'conflict' };
    if (status === 403) return { kind: 'forbidden', reason: String(json.reason) };
    // 202: a cluster missed its quorum. It is written, and may still lose: not a success to build on.
    if (status !== 201 && status !== 200) throw unexpected(`writing ${document._id} of ${database}`, status, json);
    return { kind: 'written', rev: String(json.rev) };
  };
  return {
    write,
    remove: ({ _id, _rev }) => {
      const tombstone = { _id, ...(_rev === undefined ? {} : { _rev }), _deleted: true };
      return write(tombstone);
    },
    read: async <T extends Stored>(id: string) => {
      const { status, body } = await ask({ as, method: 'GET', path: `${path}/${encodeURIComponent(id)}` });
      const json = await readJson(body, status);
      if (status === 404 && json.reason !== 'Database does not exist.') return undefined;
      if (status !== 200) throw unexpected(`reading ${id} of ${database}`, status, json);
      return json as unknown as T;
    },
    list: async <T extends Stored>({ start, end, limit }: { start: string; end: string; limit?: number }) => {
      const query = new URLSearchParams({ include_docs: 'true', inclusive_end: 'false' });
      query.set('startkey', JSON.stringify(start));
      query.set('endkey', JSON.stringify(end));
      if (limit !== undefined) query.set('limit', String(limit));
      const { status, body } = await ask({ as, method: 'GET', path: `${path}/_all_docs?${query.toString()}` });
      const json = await readJson(body, status);
      if (status !== 200) throw unexpected(`listing ${database}`, status, json);
      return (json.rows as { doc: T }[]).map(({ doc }) => doc).filter(({ _id }) => !_id.startsWith('_'));
    },
  };
}

type CouchJson = {
  readonly [key: string]: unknown;
  readonly reason?: unknown;
  readonly rev?: unknown;
  readonly rows?: unknown;
};

async function readJson(body: { json(): Promise<unknown> }, status: number): Promise<CouchJson> {
  try {
    return (await body.json()) as CouchJson;
  } catch (cause) {
    throw new CouchUnavailable(`an answer ${status} that is not JSON`, { cause });
  }
}

function unexpected(doing: string, status: number, { error, reason }: CouchJson): CouchUnavailable {
  return new CouchUnavailable(doing, { cause: new Error(`${status} ${String(error)}: ${String(reason)}`) });
}
