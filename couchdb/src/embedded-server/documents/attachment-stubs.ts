import { missingStub } from '../couch-error.ts';
import type { Document } from '../storage/pouch.ts';
import { isRecord, memberOf } from './parse-document.ts';

type Attachments = Record<string, Record<string, unknown>>;

/**
 * Fills each attachment stub of `document` from the attachment of that name in the revision before it.
 * Throws 412 when that has none: the whole request is refused, as by CouchDB.
 */
export function completeStubs(document: Document, previous: Document | undefined): Document {
  const attachments = Object.entries(document['_attachments'] as Attachments).map(([name, attachment]) => {
    if (attachment['stub'] !== true) return [name, attachment];
    const stored = memberOf(previous?.['_attachments'], name);
    if (!isRecord(stored)) throw missingStub(`Invalid attachment stub in ${document._id} for ${name}`);
    return [name, { ...stored, stub: true }];
  });
  return { ...document, _attachments: Object.fromEntries(attachments) };
}
