import { conflict, notFound } from '../couch-error.ts';
import { checkAttachmentName, checkDocumentId, memberOf } from '../documents/parse-document.ts';
import { readDocument } from '../documents/read-document.ts';
import { checkReadable } from '../documents/system-databases.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import { byteRange } from './byte-range.ts';
import { revisionOf } from './document.ts';
import { etagOf, isUnchanged, notModified } from './etag.ts';
import { checkMethod, created, type Exchange, ok, type Reply } from './exchange.ts';
import { locationOf } from './location.ts';
import { documentLimits, writeOne } from './write-one.ts';

interface Stored {
  content_type: string;
  digest: string;
  length: number;
  revpos: number;
}

/** `/db/<id>/<name>` */
export function attachment(exchange: Exchange, database: Database, id: string, name: string): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT', 'DELETE');
  checkDocumentId(id, documentLimits(exchange.core).maxIdLength);
  switch (exchange.method) {
    case 'PUT':
      return putAttachment(exchange, database, id, name);
    case 'DELETE':
      return deleteAttachment(exchange, database, id, name);
    default:
      return getAttachment(exchange, database, id, name);
  }
}

async function getAttachment(exchange: Exchange, database: Database, id: string, name: string): Promise<Reply> {
  checkReadable(database, id, exchange.principal);
  const rev = revisionOf(exchange);
  const document = await readDocument(database, id, { rev });
  const stored = memberOf(document['_attachments'], name) as Stored | undefined;
  if (!stored) throw notFound('Document is missing attachment');
  const etag = etagOf(stored.digest.replace(/^md5-/, ''));
  if (isUnchanged(exchange, etag)) return notModified(etag);
  const bytes = Buffer.from(await database.use((pouch) => pouch.getAttachment(id, name, { rev: document._rev })));
  return byteRange(exchange.headers['range'], bytes, {
    etag,
    'content-type': stored.content_type,
    'content-md5': stored.digest.replace(/^md5-/, ''),
    'accept-ranges': 'bytes',
    // What a client stored is shown to people: it must not run as a page of this origin.
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  });
}

async function putAttachment(exchange: Exchange, database: Database, id: string, name: string): Promise<Reply> {
  checkAttachmentName(name);
  const data = await exchange.readBody();
  const content_type = exchange.headers['content-type'] ?? 'application/octet-stream';
  const document = await documentToChange(exchange, database, id, true);
  return changed(exchange, database, document, { ...storedAttachments(document), [name]: { content_type, data } });
}

async function deleteAttachment(exchange: Exchange, database: Database, id: string, name: string): Promise<Reply> {
  const document = await documentToChange(exchange, database, id, false);
  const { [name]: _gone, ...others } = storedAttachments(document);
  if (!memberOf(document['_attachments'], name)) throw notFound('Document is missing attachment');
  const { id: _, rev } = await writeOne(exchange, database, { ...document, _attachments: others });
  return ok({ ok: true, id, rev });
}

/** The document as it is at the revision the client names. Without a name only a document that does not exist yet. */
async function documentToChange(
  exchange: Exchange,
  database: Database,
  id: string,
  mayCreate: boolean,
): Promise<Document> {
  const rev = revisionOf(exchange);
  if (rev !== undefined) {
    const document = await database.read(id, { rev });
    if (document) return document;
    throw (await database.revisionTree(id)) ? conflict() : mayCreate ? conflict() : notFound('missing');
  }
  const exists = await database.read(id, {});
  if (exists || !mayCreate) throw conflict();
  return { _id: id };
}

async function changed(
  exchange: Exchange,
  database: Database,
  document: Document,
  attachments: object,
): Promise<Reply> {
  const { id, rev } = await writeOne(exchange, database, { ...document, _attachments: attachments });
  const location = locationOf(exchange, database.name, ...exchange.path.slice(1));
  return created({ ok: true, id, rev }, { location, etag: etagOf(rev) });
}

const storedAttachments = (document: Document): Record<string, Stored> =>
  (document['_attachments'] ?? {}) as Record<string, Stored>;
