import { notFound } from '../couch-error.ts';
import { parseDocument } from '../documents/parse-document.ts';
import type { Database } from '../storage/database.ts';
import { checkMethod, created, type Exchange, ok, type Reply, readJson } from './exchange.ts';
import { documentLimits, writeOne } from './write-one.ts';

/** PouchDB keeps notes of its own in local documents; nobody else may see or change them. */
export const isInternal = (id: string): boolean =>
  ['_local/_pouch_dependentDbs', '_local/mrviews', '_local/idxviews', '_local/compaction', '_local/purges'].includes(
    id,
  );

/** `/db/_local/<id>`: never replicated, without history, not validated. Where replication keeps its checkpoints. */
export async function localDocument(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT', 'DELETE');
  if (isInternal(id)) throw notFound('missing');
  if (exchange.method === 'PUT') {
    const document = parseDocument(await readJson(exchange), documentLimits(exchange.core), id);
    return created({ ok: true, ...(await writeOne(exchange, database, document)) });
  }
  const stored = await database.read(id, {});
  if (!stored) throw notFound('missing');
  if (exchange.method !== 'DELETE') return ok(stored);
  return ok({ ok: true, ...(await writeOne(exchange, database, { _id: id, _deleted: true })) });
}
