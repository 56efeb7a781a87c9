import { adminRefusal } from '../authorization/database-access.ts';
import type { Principal } from '../authorization/principal.ts';
import { CouchError, conflict, fromPouch } from '../couch-error.ts';
import type { DesignFunctions } from '../sandbox/design-function.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import { completeStubs } from './attachment-stubs.ts';
import { nearestStoredAncestor, revisionChain, revisionsOf, winnerOf } from './revision-path.ts';
import { refusalOf } from './validation-functions.ts';

export type WriteResult =
  | { readonly id: string; readonly ok: true; readonly rev: string }
  | { readonly id: string; readonly rev?: string; readonly refusal: CouchError };

export interface WriteRequest {
  readonly documents: readonly Document[];
  /** false: revisions are taken as they are, as replication does it. */
  readonly newEdits: boolean;
  readonly principal: Principal;
}

/** A document that passed, or the refusal of it. */
type Prepared = { document: Document } | { refusal: CouchError } | { known: string };

/** Requests with the documents of each that passed. */
export interface PreparedRequest {
  readonly request: WriteRequest;
  readonly prepared: readonly Prepared[];
}

/**
 * Checks the documents of a request against what is stored, and runs the validation functions.
 * To be run inside the database's lane, as `storePrepared` after it: nothing may be written between check and write.
 */
export async function prepareDocuments(
  database: Database,
  request: WriteRequest,
  functions: readonly DesignFunctions[],
): Promise<PreparedRequest> {
  const prepared: Prepared[] = [];
  for (const document of request.documents) prepared.push(await prepare(database, document, request, functions));
  return { request, prepared };
}

/** Stores what passed, of all requests in one batch. Gives one result for each document of each request, in order. */
export async function storePrepared(
  database: Database,
  requests: readonly PreparedRequest[],
): Promise<WriteResult[][]> {
  const accepted = requests.flatMap(({ prepared }) =>
    prepared.flatMap((each) => ('document' in each ? [each.document] : [])),
  );
  const newEdits = requests[0]?.request.newEdits ?? true;
  const outcome = accepted.length > 0 ? await store(database, accepted, newEdits) : [];
  let next = 0;
  return requests.map(({ request, prepared }) =>
    prepared.map((each, index): WriteResult => {
      const document = request.documents[index] as Document;
      if ('document' in each) return outcome[next++] as WriteResult;
      if ('known' in each) return { id: document._id, ok: true, rev: each.known };
      const rev = request.newEdits ? undefined : revisionChain(document)[0];
      return { id: document._id, refusal: each.refusal, ...(rev === undefined ? {} : { rev }) };
    }),
  );
}

async function prepare(
  database: Database,
  given: Document,
  { newEdits, principal }: WriteRequest,
  functions: readonly DesignFunctions[],
): Promise<Prepared> {
  if (given._id.startsWith('_local/')) return prepareLocal(database, given);
  const document = newEdits ? onItsParent(given) : given;
  const isDesign = document._id.startsWith('_design/');
  if (isDesign) {
    const refusal = adminRefusal(principal, database.record.security);
    if (refusal) return { refusal };
  }
  const stubs = hasStubs(document);
  if ((functions.length === 0 || isDesign) && !stubs) return { document };
  const previous = await findPrevious(database, document, newEdits);
  if ('refusal' in previous || 'known' in previous) return previous;
  const old =
    previous.rev === undefined ? undefined : await database.read(document._id, { rev: previous.rev, revs: true });
  const complete = stubs ? completeStubs(document, old) : document;
  if (isDesign || functions.length === 0) return { document: complete };
  const change = { newDocument: asValidated(complete), oldDocument: old ?? null };
  const refusal = refusalOf(functions, change, database, principal);
  return refusal ? { refusal } : { document: complete };
}

/**
 * An edit with its parent as `_rev`: as in CouchDB, `_revisions` says it where both are given. Left in, it would let a validation function see a first
 * revision where a tombstone is written over.
 */
function onItsParent(document: Document): Document {
  const { _revisions, ...rest } = document;
  const [parent] = revisionChain(document);
  return _revisions === undefined || parent === undefined ? document : { ...rest, _rev: parent };
}

/** Local documents have no history and no conflicts: the last write wins. */
async function prepareLocal(database: Database, document: Document): Promise<Prepared> {
  const stored = await database.read(document._id, {});
  // CouchDB drops the attachments of a local document without a word.
  const { _rev, _attachments, _revisions, ...content } = document;
  if (document._deleted && !stored) return { refusal: new CouchError(404, 'not_found', 'missing') };
  return { document: { ...content, ...(stored?._rev === undefined ? {} : { _rev: stored._rev }) } };
}

const hasStubs = (document: Document): boolean =>
  Object.values((document['_attachments'] as Record<string, { stub?: boolean }> | undefined) ?? {}).some(
    (attachment) => attachment.stub === true,
  );

/** The revision that a validation function gets as the old document, or why the write ends here. */
async function findPrevious(
  database: Database,
  document: Document,
  newEdits: boolean,
): Promise<{ rev: string | undefined } | { refusal: CouchError } | { known: string }> {
  const revisions = revisionsOf(await database.revisionTree(document._id));
  if (!newEdits) {
    const chain = revisionChain(document);
    const own = chain[0] as string;
    // Known already: a success that changes nothing, and nothing to validate.
    if (revisions.has(own)) return { known: own };
    return { rev: nearestStoredAncestor(revisions, chain) };
  }
  const winner = winnerOf(revisions);
  if (document._rev === undefined) {
    return winner && !winner.isDeleted ? { refusal: conflict() } : { rev: undefined };
  }
  const parent = revisions.get(document._rev);
  return parent?.isLeaf ? { rev: document._rev } : { refusal: conflict() };
}

/** The new document as CouchDB shows it to a validation function: with the history it comes from, attachments as stubs. */
function asValidated(document: Document): object {
  const chain = revisionChain(document);
  const attachments = document['_attachments'] as Record<string, Record<string, unknown>> | undefined;
  const [newest] = chain;
  if (newest === undefined && attachments === undefined) return document;
  return {
    ...document,
    ...(newest === undefined ? {} : { _rev: newest, _revisions: revisionsMember(chain) }),
    ...(attachments === undefined ? {} : { _attachments: asStubs(attachments) }),
  };
}

function revisionsMember(chain: readonly string[]): { start: number; ids: string[] } {
  const start = Number.parseInt(chain[0] as string, 10);
  return { start, ids: chain.map((rev) => rev.slice(rev.indexOf('-') + 1)) };
}

function asStubs(attachments: Record<string, Record<string, unknown>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(attachments).map(([name, { data, follows: _follows, ...rest }]) => [
      name,
      { ...rest, ...(data === undefined ? {} : { length: lengthOf(data) }), stub: true },
    ]),
  );
}

const lengthOf = (data: unknown): number =>
  Buffer.isBuffer(data) ? data.length : Buffer.from(String(data), 'base64').length;

async function store(database: Database, documents: readonly Document[], newEdits: boolean): Promise<WriteResult[]> {
  const rows = await database.use(async (pouch) => {
    try {
      // PouchDB changes what it is given, attachments included.
      return await pouch.bulkDocs(documents.map(copyForPouch), { new_edits: newEdits });
    } catch (error) {
      throw fromPouch(error);
    }
  });
  // With new_edits: false PouchDB reorders, and reports only what it refused.
  if (!newEdits) return documents.map((document) => replicatedResult(document, rows));
  return documents.map((document, index): WriteResult => {
    const row = rows[index];
    if (row?.rev !== undefined && !row.error) return { id: row.id, ok: true, rev: row.rev };
    return { id: document._id, refusal: asRefusal(row) };
  });
}

function replicatedResult(document: Document, rows: readonly { id: string; error?: unknown }[]): WriteResult {
  const row = rows.find(({ id }) => id === document._id);
  const rev = revisionChain(document)[0] ?? '';
  return row ? { id: document._id, rev, refusal: asRefusal(row) } : { id: document._id, ok: true, rev };
}

function asRefusal(row: unknown): CouchError {
  const error = fromPouch(row);
  return error instanceof CouchError ? error : new CouchError(500, 'internal_server_error', String(row));
}

function copyForPouch(document: Document): Document {
  const attachments = document['_attachments'] as Record<string, object> | undefined;
  if (!attachments) return { ...document };
  const copies = Object.entries(attachments).map(([name, attachment]) => [name, withContentType(attachment)]);
  return { ...document, _attachments: Object.fromEntries(copies) };
}

const withContentType = (attachment: object): object => ({
  content_type: 'application/octet-stream',
  ...attachment,
});
