import type { FastifyReply } from 'fastify';
import { refuse } from '../answer/refuse.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import { databasePath } from './allow-list.ts';
import { type CheckedDocument, checkDocument, type PushedDocument } from './check-document.ts';
import { type DoorCall, type DoorHandler, readAnswer, refuseLikeCouch, sendJson } from './door-call.ts';

/** PouchDB pushes in batches of at most a thousand here. */
const MAX_DOCUMENTS = 2000;

/**
 * `POST /db/<collection>/_bulk_docs` with `new_edits: false`, as replications push. A document that cannot pass is refused on its own, in the words
 * PouchDB reports as *denied*; the others go on. Answers only what was refused, as CouchDB does.
 */
export const answerBulkDocs: DoorHandler = async (call) => {
  const { shop, pass, body, reply, signal } = call;
  const docs = readPushed(body);
  if (typeof docs === 'string') return refuse(reply, { code: 'bad-request', message: docs });
  const tooMuch = await refuseExcess(call, docs.length);
  if (tooMuch !== undefined) return tooMuch;
  const checked = docs.map((doc) => checkDocument(pass.collection, doc, shop.limits.documentBytes));
  const refused = checked.filter((one) => one.kind === 'refused').map(inWordsOfCouch);
  const documents = checked.flatMap((one): PushedDocument[] => (one.kind === 'fine' ? [one.document] : []));
  if (documents.length === 0) return sendJson(reply, refused, 201);
  const answer = await shop.ask({
    as: pass.principal,
    method: 'POST',
    path: databasePath(pass, '/_bulk_docs', new URLSearchParams()),
    body: JSON.stringify({ docs: documents, new_edits: false }),
    signal,
  });
  if (answer.status !== 201) return refuseLikeCouch(call, answer);
  const errors = (await readAnswer(answer)) as unknown[];
  shop.changedHere(pass.database);
  return sendJson(reply, [...errors, ...refused], 201);
};

function readPushed(body: unknown): unknown[] | string {
  const { docs, new_edits, ...rest } = (body ?? {}) as { docs?: unknown; new_edits?: unknown };
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `${unknown.slice(0, 60)} is not accepted here.`;
  if (new_edits !== false) return 'new_edits: devices push their own revisions, with new_edits false.';
  if (!Array.isArray(docs)) return 'docs: is a list of documents.';
  return docs.length > MAX_DOCUMENTS ? `docs: push at most ${MAX_DOCUMENTS} at once.` : (docs as unknown[]);
}

async function refuseExcess({ shop, pass, reply }: DoorCall, count: number): Promise<FastifyReply | undefined> {
  if (await shop.quotas.isFull(pass)) {
    const message = `${pass.collection} is full: it can only be read until the shop has looked at it.`;
    return refuse(reply, { code: 'forbidden', message });
  }
  const uid = pass.visitor?.account.userId ?? '';
  const limiter = pass.collection === 'placedOrders' ? shop.rates.orders : shop.rates.documents;
  return refuseTooMany(reply, limiter, uid, count);
}

function inWordsOfCouch(one: Extract<CheckedDocument, { kind: 'refused' }>) {
  return { id: one.id, rev: one.rev, error: 'forbidden', reason: one.reason };
}
