import { badRequest, CouchError } from '../couch-error.ts';
import type { Document } from '../storage/pouch.ts';

const docValidation = (reason: string): CouchError => new CouchError(400, 'doc_validation', reason);
const illegalId = (reason: string): CouchError => new CouchError(400, 'illegal_docid', reason);

/** CouchDB takes anything for the hash, even nothing. */
export const revisionPattern = /^\d{1,15}-/;

/** Members that CouchDB reads and does not store. */
const ignored = ['_revs_info', '_local_seq', '_conflicts', '_deleted_conflicts', '_rev_tree'];
const known = new Set([
  '_id',
  '_rev',
  '_deleted',
  '_attachments',
  '_revisions',
  '_replication_id',
  '_replication_state',
  '_replication_state_time',
  '_replication_state_reason',
  '_replication_stats',
  '_removed',
]);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that an object has itself: what clients name may not reach `constructor` or `__proto__`. */
export function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Throws CouchDB's `illegal_docid` for an id that no document may have. */
export function checkDocumentId(id: unknown, maxLength: number): asserts id is string {
  if (typeof id !== 'string') throw illegalId('Document id must be a string');
  if (id === '') throw illegalId('Document id must not be empty');
  if (Buffer.byteLength(id) > maxLength) throw illegalId('Document id is too long');
  if (id === '_design/' || id === '_local/') throw illegalId('Illegal document id `' + id + '`');
  if (id.startsWith('_') && !id.startsWith('_design/') && !id.startsWith('_local/')) {
    throw illegalId('Only reserved document ids may start with underscore.');
  }
}

export function checkRevision(rev: unknown): asserts rev is string {
  if (typeof rev !== 'string' || !revisionPattern.test(rev)) throw badRequest('Invalid rev format');
}

function checkRevisions(value: unknown, id: string): void {
  if (!isRecord(value)) throw docValidation('_revisions must be an object');
  // A local document says `0-…` of itself and has no history: what it says of one is dropped.
  if (id.startsWith('_local/')) return;
  const { start, ids } = value;
  if (typeof start !== 'number' || !Number.isSafeInteger(start) || start < 1) {
    throw docValidation("_revisions.start isn't an integer.");
  }
  if (!Array.isArray(ids)) throw docValidation("_revisions.ids isn't a array.");
  if (ids.length === 0 || ids.length > start) throw docValidation('_revisions.ids does not fit _revisions.start');
  if (ids.some((id) => typeof id !== 'string' || id === '')) throw docValidation("RevId isn't a string");
}

/** CouchDB's base64: padded, with line breaks if need be. */
function isBase64(data: string): boolean {
  const text = data.replaceAll(/\s/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** The attachments that are any. As in CouchDB, what is no object is left out without a word. */
function parseAttachments(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw badRequest('_attachments must be an object');
  const attachments = Object.entries(value).filter(([, attachment]) => isRecord(attachment));
  for (const [name, attachment] of attachments) checkAttachment(name, attachment as Record<string, unknown>);
  return Object.fromEntries(attachments);
}

export function checkAttachmentName(name: string): void {
  if (name === '') throw badRequest('Attachment name must not be empty');
  if (name.startsWith('_')) throw badRequest(`Attachment name '${name}' starts with prohibited character '_'`);
}

function checkAttachment(name: string, attachment: Record<string, unknown>): void {
  checkAttachmentName(name);
  const { content_type: type, data } = attachment;
  if (type !== undefined && typeof type !== 'string') throw badRequest('Attachment content_type must be a string');
  if (attachment['stub'] === true || Buffer.isBuffer(data)) return;
  // PouchDB crashes on data of another type.
  if (typeof data !== 'string' || !isBase64(data)) throw badRequest(`Invalid attachment data for ${name}`);
}

/**
 * Checks the structure of a document as a client sent it, and gives a copy without the members that are not stored.
 * `id` is the id from the URL, which wins. Throws the CouchError that CouchDB answers with.
 */
export function parseDocument(value: unknown, limits: { maxIdLength: number }, id?: string): Document {
  if (!isRecord(value)) throw badRequest('Document must be a JSON object');
  const document: Record<string, unknown> = { ...value };
  for (const member of ignored) delete document[member];
  if (id !== undefined) document['_id'] = id;
  checkDocumentId(document['_id'], limits.maxIdLength);
  if (document['_rev'] !== undefined) {
    if (document['_id'].startsWith('_local/')) {
      if (typeof document['_rev'] !== 'string') throw badRequest('Invalid rev format');
    } else checkRevision(document['_rev']);
  }
  if (document['_deleted'] !== undefined && typeof document['_deleted'] !== 'boolean') {
    throw docValidation('Bad special document member: _deleted');
  }
  if (document['_revisions'] !== undefined) checkRevisions(document['_revisions'], document['_id']);
  if (document['_attachments'] !== undefined) document['_attachments'] = parseAttachments(document['_attachments']);
  for (const member of Object.keys(document)) {
    if (member.startsWith('_') && !known.has(member)) throw docValidation(`Bad special document member: ${member}`);
  }
  return document as Document;
}
