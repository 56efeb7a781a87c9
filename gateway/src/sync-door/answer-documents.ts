import { refuse } from '../answer/refuse.ts';
import { databasePath } from './allow-list.ts';
import { isDocumentId, REPLICATION_ID_PATTERN } from './document-ids.ts';
import { type DoorHandler, passOn, readAnswer, refuseLikeCouch, sendJson } from './door-call.ts';

/** How many documents are asked for at once, at most. */
const MAX_DOCUMENTS = 2000;

/** `GET /db/<collection>/<id>`: one document. PouchDB asks so when `_bulk_get` failed once. */
export const answerDocument: DoorHandler = async (call) => {
  const { shop, pass, id, query, reply, signal } = call;
  if (!isDocumentId(id)) return refuse(reply, { code: 'forbidden', message: 'This is not for devices.' });
  query.delete('_nonce');
  const path = databasePath(pass, `/${encodeURIComponent(id)}`, query);
  const answer = await shop.ask({ as: pass.principal, method: 'GET', path, signal });
  return answer.status === 200 ? passOn(reply, answer) : refuseLikeCouch(call, answer);
};

/** `POST /db/<collection>/_bulk_get`: documents with their histories, flowing through. Design documents are left out: an error among the answers would end the pull. */
export const answerBulkGet: DoorHandler = async (call) => {
  const { shop, pass, query, body, reply, signal } = call;
  const wanted = readWanted(body);
  if (typeof wanted === 'string') return refuse(reply, { code: 'bad-request', field: 'docs', message: wanted });
  if (wanted.length === 0) return sendJson(reply, { results: [] });
  const answer = await shop.ask({
    as: pass.principal,
    method: 'POST',
    path: databasePath(pass, '/_bulk_get', query),
    body: JSON.stringify({ docs: wanted }),
    signal,
  });
  return answer.status === 200 ? passOn(reply, answer) : refuseLikeCouch(call, answer);
};

function readWanted(body: unknown): { id: string; rev?: string }[] | string {
  const docs = (body as { docs?: unknown } | null | undefined)?.docs;
  if (!Array.isArray(docs)) return 'docs: is a list of {id, rev}';
  if (docs.length > MAX_DOCUMENTS) return `docs: ask for at most ${MAX_DOCUMENTS} at once`;
  const wanted: { id: string; rev?: string }[] = [];
  for (const doc of docs as unknown[]) {
    const { id, rev } = (doc ?? {}) as { id?: unknown; rev?: unknown };
    if (typeof id !== 'string' || (rev !== undefined && typeof rev !== 'string')) return 'docs: is a list of {id, rev}';
    if (isDocumentId(id)) wanted.push({ id, ...(rev === undefined ? {} : { rev }) });
  }
  return wanted;
}

/** `_all_docs`, without design documents and at most a thousand rows at once. */
export const answerAllDocs: DoorHandler = async (call) => {
  const { shop, pass, query, body, request, reply, signal } = call;
  query.delete('_nonce');
  const asked = { as: pass.principal, signal } as const;
  let question: Parameters<typeof shop.ask>[0];
  if (request.method === 'POST') {
    const keys = (body as { keys?: unknown } | null | undefined)?.keys;
    if (!Array.isArray(keys) || keys.length > 1000 || !keys.every((key) => typeof key === 'string')) {
      return refuse(reply, { code: 'bad-request', field: 'keys', message: 'keys: is a list of at most 1000 ids' });
    }
    const text = JSON.stringify({ keys: keys.filter(isDocumentId) });
    question = { ...asked, method: 'POST', path: databasePath(pass, '/_all_docs', query), body: text };
  } else {
    query.set('limit', String(Math.min(Number(query.get('limit') ?? 1000), 1000)));
    question = { ...asked, method: 'GET', path: databasePath(pass, '/_all_docs', query) };
  }
  const answer = await shop.ask(question);
  if (answer.status !== 200) return refuseLikeCouch(call, answer);
  const page = (await readAnswer(answer)) as { rows: { id?: string; key: string }[] };
  return sendJson(reply, { ...page, rows: page.rows.filter(({ id, key }) => isDocumentId(id ?? key)) });
};

/** `POST /db/<collection>/_revs_diff`: which of these revisions the shop does not hold. */
export const answerRevsDiff: DoorHandler = async (call) => {
  const { shop, pass, body, reply, signal } = call;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refuse(reply, { code: 'bad-request', message: 'The body is an object of lists of revisions by id.' });
  }
  const path = databasePath(pass, '/_revs_diff', new URLSearchParams());
  const answer = await shop.ask({ as: pass.principal, method: 'POST', path, body: JSON.stringify(body), signal });
  return answer.status === 200 ? passOn(reply, answer) : refuseLikeCouch(call, answer);
};

/** What a checkpoint may take, as JSON. Five entries of history are far less. */
const MAX_CHECKPOINT_BYTES = 4096;

/** `_local/<replication id>`: PouchDB's own note of how far it came. Nothing else can be kept there, and nothing large. */
export const answerCheckpoint: DoorHandler = async (call) => {
  const { shop, pass, id, body, request, reply, signal } = call;
  if (!REPLICATION_ID_PATTERN.test(id)) {
    return refuse(reply, { code: 'forbidden', message: 'Only checkpoints of a replication are kept here.' });
  }
  const path = databasePath(pass, `/_local/${encodeURIComponent(id)}`, new URLSearchParams());
  if (request.method === 'GET') {
    const answer = await shop.ask({ as: pass.principal, method: 'GET', path, signal });
    return answer.status === 200 ? passOn(reply, answer) : refuseLikeCouch(call, answer);
  }
  const text = JSON.stringify(body);
  if (text.length > MAX_CHECKPOINT_BYTES) {
    const message = `A checkpoint takes at most ${MAX_CHECKPOINT_BYTES} bytes.`;
    return refuse(reply, { code: 'too-large', message });
  }
  const answer = await shop.ask({ as: pass.principal, method: 'PUT', path, body: text, signal });
  return answer.status === 201 ? passOn(reply, answer) : refuseLikeCouch(call, answer);
};
