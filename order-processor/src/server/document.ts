import { type Ask, ServerProblem, statusOf } from './ask.ts';

/** A revision's way back to the first: the generation it starts at and the hashes from the newest to the oldest. */
export type Revisions = { readonly start: number; readonly ids: readonly string[] };

/** A document's members without those that belong to the database. */
export type Content = Record<string, unknown>;

/** A stored document: its id, revision and, where they were asked for, its revisions and those of the other live leaves (`conflicts`). */
export type Stored = {
  readonly id: string;
  readonly rev: string;
  readonly revisions: Revisions;
  readonly conflicts: readonly string[];
  readonly content: Content;
};

/** The encoded path of a document or of a call on a database. */
export function pathOf(database: string, ...rest: readonly string[]): string {
  return [database, ...rest].map(encodeURIComponent).join('/');
}

/** Reads a document's winning revision with its whole chain and its conflicts; `undefined` when there is none (404: never was, or deleted). */
export async function readDocument(ask: Ask, database: string, id: string): Promise<Stored | undefined> {
  try {
    const path = pathOf(database, id);
    return stored(await ask({ method: 'GET', path, query: { revs: true, conflicts: true } }));
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw new Error(`reading ${database}/${id}`, { cause: error });
  }
}

/** Reads leaves of a document by their revisions, each with its whole chain. One that vanished since belongs to somebody else now, and is left out. */
export async function readLeaves(ask: Ask, database: string, id: string, revs: readonly string[]): Promise<Stored[]> {
  if (revs.length === 0) return [];
  const body = { docs: revs.map((rev) => ({ id, rev })) };
  const answer = await ask({ method: 'POST', path: pathOf(database, '_bulk_get'), query: { revs: true }, body });
  const { results } = answer as { results: { docs: { ok?: Record<string, unknown> }[] }[] };
  const leaves = results.flatMap(({ docs }) => docs).map(({ ok }) => ok);
  return leaves.filter((leaf) => leaf !== undefined && leaf['_deleted'] !== true).map(stored);
}

/** What became of a write: done with this revision, or somebody else was first. */
export type Written = { kind: 'written'; rev: string } | { kind: 'conflict' };

/**
 * Writes one document on top of `rev` (none: it must be new). Throws on anything but success and conflict, also when the server took it with
 * fewer copies than it should (`accepted`, the 202 of a cluster): that is not a success to build on.
 */
export async function writeDocument(
  ask: Ask,
  database: string,
  { id, rev, content }: { id: string; rev?: string; content: Content },
): Promise<Written> {
  const document = rev === undefined ? { ...content, _id: id } : { ...content, _id: id, _rev: rev };
  const body = { docs: [document] };
  const [result] = rowsOf(await ask({ method: 'POST', path: pathOf(database, '_bulk_docs'), body }));
  const complete = result?.['ok'] === true && result['accepted'] !== true;
  if (complete && typeof result['rev'] === 'string') return { kind: 'written', rev: result['rev'] };
  if (result?.['error'] === 'conflict') return { kind: 'conflict' };
  throw refusal(database, id, result);
}

/** Writes revisions as they are (`new_edits: false`): those that the database knows already change nothing. Throws when one is refused. */
export async function writeRevisions(ask: Ask, database: string, docs: readonly Content[]): Promise<void> {
  if (docs.length === 0) return;
  const body = { docs, new_edits: false };
  const results = rowsOf(await ask({ method: 'POST', path: pathOf(database, '_bulk_docs'), body }));
  const failed = results.find((result) => result['error'] !== undefined);
  if (failed !== undefined) throw refusal(database, String(failed['id']), failed);
}

/** Of some documents' revisions, by id, those that the database has never had; ids without any are left out. Asked without writing anything. */
export async function missingRevisions(
  ask: Ask,
  database: string,
  revs: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const body = Object.fromEntries(revs);
  const answer = await ask({ method: 'POST', path: pathOf(database, '_revs_diff'), body });
  const missing = Object.entries(answer as Record<string, { missing: string[] }>);
  return new Map(missing.map(([id, of]) => [id, of.missing]));
}

/** Splits what a database adds from what was written. Throws when it is not a document. */
export function stored(document: unknown): Stored {
  const { _id, _rev, _revisions, _conflicts, ...rest } = document as Record<string, unknown>;
  if (typeof _id !== 'string' || typeof _rev !== 'string') throw new ServerProblem(0, 'not a document');
  const content = Object.fromEntries(Object.entries(rest).filter(([name]) => !DATABASE_MEMBERS.has(name)));
  const revisions = (_revisions as Revisions | undefined) ?? revisionsOf(_rev);
  return { id: _id, rev: _rev, revisions, conflicts: (_conflicts as string[] | undefined) ?? [], content };
}

/** The chain of which only the newest revision is known. */
export function revisionsOf(rev: string): Revisions {
  const dash = rev.indexOf('-');
  return { start: Number(rev.slice(0, dash)), ids: [rev.slice(dash + 1)] };
}

/** The chain of a revision that was written on top of this one. */
export function followedBy({ start, ids }: Revisions, rev: string): Revisions {
  return { start: start + 1, ids: [...revisionsOf(rev).ids, ...ids] };
}

const DATABASE_MEMBERS = new Set(['_deleted_conflicts', '_local_seq', '_revs_info']);

/** The rows of an answer that is a list. Throws when it is not one. */
function rowsOf(answer: unknown): Record<string, unknown>[] {
  if (!Array.isArray(answer)) throw new ServerProblem(0, 'not a list of results');
  return answer as Record<string, unknown>[];
}

function refusal(database: string, id: string, result: Record<string, unknown> | undefined): ServerProblem {
  const reason = JSON.stringify(result?.['reason'] ?? result ?? 'no result');
  return new ServerProblem(result?.['error'] === 'forbidden' ? 403 : 500, `writing ${database}/${id}: ${reason}`);
}
