import { CouchError } from '../couch-error.ts';
import { beforeWrite } from '../documents/system-databases.ts';
import type { WriteResult } from '../documents/write-documents.ts';
import type { ServerCore } from '../server-core.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import type { Exchange } from './exchange.ts';

export const documentLimits = (core: ServerCore): { maxIdLength: number } => ({
  maxIdLength: core.config.number('couchdb', 'max_document_id_length', 7168),
});

const maxDocumentSize = (core: ServerCore): number => core.config.number('couchdb', 'max_document_size', 8_000_000);

/** Refuses what is larger than `max_document_size`, attachments not counted. */
function checkSize(core: ServerCore, document: Document): void {
  const { _attachments, ...content } = document;
  if (Buffer.byteLength(JSON.stringify(content)) > maxDocumentSize(core)) {
    throw new CouchError(413, 'document_too_large', document._id);
  }
}

/** Writes documents as the caller of `exchange`. One result each, in order. */
export async function writeAll(
  exchange: Exchange,
  database: Database,
  documents: readonly Document[],
  newEdits: boolean,
): Promise<WriteResult[]> {
  const { core, principal } = exchange;
  // What came in is small as a rule, and then none of its documents can be too large.
  if (exchange.bytesRead() > maxDocumentSize(core)) for (const document of documents) checkSize(core, document);
  const ready = await Promise.all(documents.map((document) => beforeWrite(core, database, document, principal)));
  return core.writer(database).write({ documents: ready, newEdits, principal });
}

/** Writes one document; throws its refusal. */
export async function writeOne(
  exchange: Exchange,
  database: Database,
  document: Document,
  newEdits = true,
): Promise<{ id: string; rev: string }> {
  const [result] = await writeAll(exchange, database, [document], newEdits);
  if (!result) throw new Error(`no result for ${document._id}`);
  if ('refusal' in result) throw result.refusal;
  return result;
}
