import type { FastifyReply } from 'fastify';
import { refuse } from '../answer/refuse.ts';
import type { Answer } from '../couch/ask-couch.ts';
import { addressOf } from '../security/address-of.ts';
import { databasePath } from './allow-list.ts';
import { isDocumentId } from './document-ids.ts';
import { type DoorCall, type DoorHandler, readAnswer, refuseLikeCouch, sendJson } from './door-call.ts';

type Row = { readonly id: string };
type Page = { results: Row[]; last_seq: unknown; pending?: number };

/** The longest page, whatever is asked for. PouchDB asks again until it has everything. */
const MAX_ROWS = 1000;
/** How long a long poll waits; PouchDB gives up on one after 30 s. */
const MAX_WAIT_MS = 25_000;

/**
 * `GET /db/<collection>/_changes` without the rows of design documents, since asking for those would be refused and end the pull. A page that became
 * shorter is filled up from the next one: PouchDB takes a page shorter than its limit for the last.
 */
export const answerChanges: DoorHandler = (call) =>
  call.query.get('feed') === 'longpoll' ? answerLongPoll(call) : answerPage(call, false);

/** A waiting request ends when its visitor goes, when the device is signed out, and when the account is disabled; everybody has only so many. */
async function answerLongPoll(call: DoorCall): Promise<FastifyReply> {
  const { shop, pass, request, reply } = call;
  const device = pass.visitor?.session;
  const leave = shop.longPolls.take(device?.userId ?? addressOf(request.ip));
  if (leave === undefined) {
    const message = 'Too many connections are waiting already. Close some.';
    return refuse(reply, { code: 'too-many-requests', message, retryAfterSeconds: 10 });
  }
  const dismissed = new AbortController();
  const absent =
    device && shop.attendance.attend({ uid: device.userId, deviceId: device.deviceId }, () => dismissed.abort());
  try {
    return await answerPage({ ...call, signal: AbortSignal.any([call.signal, dismissed.signal]) }, true);
  } catch (error) {
    if (!dismissed.signal.aborted) throw error;
    return refuse(reply, { code: 'unauthenticated', message: 'This device was signed out.' });
  } finally {
    leave();
    absent?.();
  }
}

async function answerPage(call: DoorCall, waits: boolean): Promise<FastifyReply> {
  const asked = Number(call.query.get('limit') ?? MAX_ROWS);
  const limit = Math.min(Math.max(asked, 1), MAX_ROWS);
  const first = await readPage(call, { limit, waits, since: call.query.get('since') ?? '0' });
  if ('status' in first) return refuseLikeCouch(call, first);
  const page = withoutDesign(first);
  while (page.results.length < first.results.length && page.results.length < limit && (page.pending ?? 0) > 0) {
    const missing = limit - page.results.length;
    const more = await readPage(call, { limit: missing, waits: false, since: String(page.last_seq) });
    if ('status' in more) return refuseLikeCouch(call, more);
    const rest = withoutDesign(more);
    page.results.push(...rest.results);
    page.last_seq = rest.last_seq;
    if (rest.pending !== undefined) page.pending = rest.pending;
    if (more.results.length === 0) break;
  }
  return sendJson(call.reply, page);
}

async function readPage(
  { shop, pass, query, signal }: DoorCall,
  { limit, waits, since }: { limit: number; waits: boolean; since: string },
): Promise<Page | Answer> {
  const asked = new URLSearchParams({ limit: String(limit), since });
  for (const name of ['style', 'seq_interval']) {
    const value = query.get(name);
    if (value !== null) asked.set(name, value);
  }
  if (waits) {
    asked.set('feed', 'longpoll');
    // No heartbeat: with one, CouchDB would wait for ever.
    asked.set('timeout', String(Math.min(Number(query.get('timeout') ?? MAX_WAIT_MS), MAX_WAIT_MS)));
  }
  const path = databasePath(pass, '/_changes', asked);
  const answer = await shop.ask({ as: pass.principal, method: 'GET', path, signal, patient: waits });
  return answer.status === 200 ? ((await readAnswer(answer)) as Page) : answer;
}

function withoutDesign(page: Page): Page {
  return { ...page, results: page.results.filter(({ id }) => isDocumentId(id)) };
}
