import { badRequest, conflict, notFound } from '../couch-error.ts';
import { checkDocumentId, checkRevision, parseDocument } from '../documents/parse-document.ts';
import { type OpenRevision, type ReadOptions, readDocument, readRevisions } from '../documents/read-document.ts';
import { checkReadable } from '../documents/system-databases.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import { etagOf, isUnchanged, notModified } from './etag.ts';
import { accepted, checkMethod, created, type Exchange, ok, type Reply, readJson } from './exchange.ts';
import { locationOf } from './location.ts';
import {
  documentAsMultipart,
  isMultipartRelated,
  readMultipartDocument,
  revisionsAsMultipart,
} from './multipart-document.ts';
import { documentLimits, writeOne } from './write-one.ts';

/** `/db/<id>` */
export function document(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT', 'DELETE', 'COPY');
  switch (exchange.method) {
    case 'PUT':
      return putDocument(exchange, database, id);
    case 'DELETE':
      return deleteDocument(exchange, database, id);
    case 'COPY':
      return copyDocument(exchange, database, id);
    default:
      return getDocument(exchange, database, id);
  }
}

async function getDocument(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  const { query, principal } = exchange;
  checkDocumentId(id, Number.POSITIVE_INFINITY);
  checkReadable(database, id, principal);
  const options = readOptions(exchange);
  const openRevs = query.text('open_revs');
  if (openRevs !== undefined) return getRevisions(exchange, database, id, openRevs, options);
  const found = await readDocument(database, id, options);
  const hasMeta = options.revs || options.revsInfo || options.conflicts || options.deletedConflicts || options.localSeq;
  // The entity tag names the revision: it says nothing of conflicts or history.
  const etag = etagOf(found._rev as string);
  if (!hasMeta && isUnchanged(exchange, etag)) return notModified(etag);
  const headers = hasMeta ? {} : { etag };
  if (options.attachments && found['_attachments'] && accepts(exchange, 'multipart/related')) {
    return documentAsMultipart(found, headers);
  }
  return ok(found, headers);
}

async function getRevisions(
  exchange: Exchange,
  database: Database,
  id: string,
  openRevs: string,
  options: ReadOptions,
): Promise<Reply> {
  const wanted = openRevs === 'all' ? 'all' : parseRevisions(openRevs);
  const found = await readRevisions(database, id, wanted, options);
  if (!found) throw notFound('missing');
  if (accepts(exchange, 'multipart/mixed')) return revisionsAsMultipart(found);
  return ok(found satisfies OpenRevision[]);
}

function parseRevisions(json: string): string[] {
  let revs: unknown;
  try {
    revs = JSON.parse(json);
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
  if (!Array.isArray(revs)) throw badRequest('`open_revs` must be `all` or an array of revisions');
  for (const rev of revs as unknown[]) checkRevision(rev);
  return revs as string[];
}

export function readOptions({ query }: Exchange): ReadOptions {
  const rev = query.text('rev');
  if (rev !== undefined) checkRevision(rev);
  const meta = query.flag('meta');
  return {
    rev,
    latest: query.flag('latest'),
    revs: query.flag('revs'),
    revsInfo: meta || query.flag('revs_info'),
    conflicts: meta || query.flag('conflicts'),
    deletedConflicts: meta || query.flag('deleted_conflicts'),
    localSeq: query.flag('local_seq'),
    attachments: query.flag('attachments'),
  };
}

/** Whether the client takes this type: as CouchDB sees it, a star or no header takes everything, multipart too. */
export function accepts({ headers }: Exchange, type: string): boolean {
  const ranges = (headers['accept'] ?? '*/*').toLowerCase().split(',');
  const [main] = type.split('/');
  return ranges.some((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    return (
      (name === type || name === `${main}/*` || name === '*/*') && !parameters.some((each) => /^q=0(\.0*)?$/.test(each))
    );
  });
}

async function putDocument(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  const limits = documentLimits(exchange.core);
  checkDocumentId(id, limits.maxIdLength);
  const body = isMultipartRelated(exchange) ? await readMultipartDocument(exchange) : await readJson(exchange);
  const parsed = parseDocument(body, limits, id);
  const newEdits = !exchange.query.has('new_edits') || exchange.query.flag('new_edits');
  const document = withRevision(parsed, revisionOf(exchange));
  if (!newEdits && document._rev === undefined && document['_revisions'] === undefined) {
    throw badRequest('When `new_edits: false`, the document needs `_rev` or `_revisions` specified');
  }
  return written(exchange, database, document, newEdits);
}

async function written(exchange: Exchange, database: Database, document: Document, newEdits = true): Promise<Reply> {
  const { id, rev } = await writeOne(exchange, database, document, newEdits);
  if (exchange.query.text('batch') === 'ok') return accepted({ ok: true, id });
  return created({ ok: true, id, rev }, { location: locationOf(exchange, database.name, id), etag: etagOf(rev) });
}

/** The revision a change starts from: of the URL or of `If-Match`; they must not differ. */
export function revisionOf(exchange: Exchange): string | undefined {
  const inUrl = exchange.query.text('rev');
  const inHeader = exchange.headers['if-match']?.replaceAll('"', '');
  const rev = inUrl ?? inHeader;
  if (rev === undefined) return undefined;
  checkRevision(rev);
  if (inUrl !== undefined && inHeader !== undefined && inUrl !== inHeader) {
    throw badRequest('Document rev and etag have different values');
  }
  return rev;
}

function withRevision(document: Document, rev: string | undefined): Document {
  if (rev === undefined) return document;
  if (document._rev !== undefined && document._rev !== rev) {
    throw badRequest('Document rev from request body and query string have different values');
  }
  return { ...document, _rev: rev };
}

async function deleteDocument(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  checkDocumentId(id, documentLimits(exchange.core).maxIdLength);
  const rev = revisionOf(exchange);
  // 404 first: for what never was, and for what is deleted.
  await readDocument(database, id, {});
  if (rev === undefined) throw conflict();
  const result = await writeOne(exchange, database, { _id: id, _rev: rev, _deleted: true });
  return ok({ ok: true, ...result }, { etag: etagOf(result.rev) });
}

async function copyDocument(exchange: Exchange, database: Database, id: string): Promise<Reply> {
  const { targetId, targetRev } = destinationOf(exchange);
  checkDocumentId(targetId, documentLimits(exchange.core).maxIdLength);
  checkReadable(database, id, exchange.principal);
  const source = await readDocument(database, id, { rev: revisionOf(exchange), attachments: true });
  const { _rev, ...content } = source;
  const copy = { ...content, _id: targetId, ...(targetRev === undefined ? {} : { _rev: targetRev }) };
  return written(exchange, database, copy);
}

/** `Destination: <id>[?rev=<rev>]` */
function destinationOf({ headers }: Exchange): { targetId: string; targetRev: string | undefined } {
  const destination = headers['destination'];
  if (!destination) throw badRequest('Destination header is mandatory for COPY.');
  if (/^https?:\/\//.test(destination)) throw badRequest('Destination URL must be relative.');
  const [id = '', search = ''] = destination.split('?');
  const targetRev = new URLSearchParams(search).get('rev') ?? undefined;
  if (targetRev !== undefined) checkRevision(targetRev);
  try {
    return { targetId: decodeURIComponent(id), targetRev };
  } catch {
    throw badRequest('Destination header is not valid');
  }
}
