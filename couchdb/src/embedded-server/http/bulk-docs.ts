import { badRequest } from '../couch-error.ts';
import { parseDocument } from '../documents/parse-document.ts';
import type { WriteResult } from '../documents/write-documents.ts';
import type { Database } from '../storage/database.ts';
import { checkJsonType, checkMethod, created, type Exchange, type Reply, readJsonObject } from './exchange.ts';
import { documentLimits, writeAll } from './write-one.ts';

/**
 * `POST /db/_bulk_docs`: a malformed document fails the whole request, a refused one only itself.
 * With `new_edits: false` the answer holds the refusals alone.
 */
export async function bulkDocs(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  checkJsonType(exchange);
  const { docs, new_edits: newEdits = true } = await readJsonObject(exchange);
  if (docs === undefined) throw badRequest('POST body must include `docs` parameter.');
  if (!Array.isArray(docs)) throw badRequest('`docs` parameter must be an array.');
  if (typeof newEdits !== 'boolean') throw badRequest('`new_edits` parameter must be a boolean.');
  const limits = documentLimits(exchange.core);
  const documents = docs.map((value: unknown) => {
    const document = parseDocument(withId(value, exchange), limits);
    if (!newEdits && document._rev === undefined && document['_revisions'] === undefined) {
      throw badRequest('When `new_edits: false`, the document needs `_rev` or `_revisions` specified');
    }
    return document;
  });
  const results = await writeAll(exchange, database, documents, newEdits);
  return created(results.filter((result) => newEdits || 'refusal' in result).map(asRow));
}

/** CouchDB gives an id to a document that has none. */
function withId(value: unknown, { core }: Exchange): unknown {
  const id = (value as { _id?: unknown } | null)?._id;
  if (typeof value !== 'object' || value === null || (id !== undefined && id !== '')) return value;
  return { ...value, _id: core.randomHex(16) };
}

function asRow(result: WriteResult): object {
  if (!('refusal' in result)) return { ok: true, id: result.id, rev: result.rev };
  const { id, rev, refusal } = result;
  return { id, ...(rev === undefined ? {} : { rev }), error: refusal.error, reason: refusal.reason };
}
