import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import { REVISION_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import { isWritableId } from './document-ids.ts';

/** A document as a device pushes it. */
export type PushedDocument = { readonly _id: string; readonly _rev: string; readonly [field: string]: unknown };

/** A document that may go on, or why it may not. */
export type CheckedDocument =
  | { kind: 'fine'; document: PushedDocument }
  | { kind: 'refused'; id: string; rev: string; reason: string };

/** The fields of CouchDB's own that a replication needs. Attachments belong nowhere a device writes. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['_id', '_rev', '_revisions', '_deleted']);
const HASH_PATTERN = /^[0-9a-f]{32}$/;
/** CouchDB's own `_revs_limit`. */
const MAX_REVISIONS = 1000;

/**
 * Checks what the database would not, or would answer by refusing everybody else's documents too: the id, the revision and its history,
 * CouchDB's own fields, the size. What a document may say is up to the validation functions.
 */
export function checkDocument(collection: SyncCollection, document: unknown, maxBytes: number): CheckedDocument {
  if (!isRecord(document)) return { kind: 'refused', id: '', rev: '', reason: 'a document is an object' };
  const { _id: id, _rev: rev } = document;
  const reason = findProblem(collection, document, maxBytes);
  if (reason !== undefined) {
    return {
      kind: 'refused',
      id: typeof id === 'string' ? id.slice(0, 200) : '',
      rev: String(rev).slice(0, 60),
      reason,
    };
  }
  return { kind: 'fine', document: document as PushedDocument };
}

function findProblem(
  collection: SyncCollection,
  document: Record<string, unknown>,
  maxBytes: number,
): string | undefined {
  const { _id: id, _rev: rev } = document;
  if (typeof id !== 'string' || !isWritableId(collection, id))
    return '_id: is not the id of a document of this collection';
  if (typeof rev !== 'string' || !REVISION_PATTERN.test(rev)) return '_rev: is not a revision';
  const unknown = Object.keys(document).find((field) => field.startsWith('_') && !OWN_FIELDS.has(field));
  if (unknown !== undefined) return `${unknown.slice(0, 40)}: is not accepted here`;
  if (document['_deleted'] !== undefined && typeof document['_deleted'] !== 'boolean')
    return '_deleted: is not true or false';
  if (!isHistoryOf(rev, document['_revisions'])) return '_revisions: is not the history of this revision';
  if (JSON.stringify(document).length > maxBytes) return `the document is larger than ${maxBytes} bytes`;
  return undefined;
}

function isHistoryOf(rev: string, revisions: unknown): boolean {
  if (revisions === undefined) return true;
  if (!isRecord(revisions) || Object.keys(revisions).length !== 2) return false;
  const { start, ids } = revisions;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_REVISIONS) return false;
  if (!ids.every((hash) => typeof hash === 'string' && HASH_PATTERN.test(hash))) return false;
  return typeof start === 'number' && start >= ids.length && rev === `${start}-${ids[0]}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
