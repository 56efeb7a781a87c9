import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { describeError } from '../parking/parked-change.ts';
import type { Parking } from '../parking/parking.ts';
import { answerCancel, readCancelRequest } from '../sequence/answer-cancel.ts';
import { answerQuestion } from '../sequence/answer-question.ts';
import { processOrder } from '../sequence/process-order.ts';
import { type PlacedDocument, type PlacedPage, readPlaced } from '../sequence/read-placed.ts';
import type { Shop } from '../sequence/shop.ts';
import { timed } from '../sequence/timed.ts';
import { statusOf } from '../server/ask.ts';
import type { Backlog } from './backlog.ts';
import type { VisitUser } from './user-queue.ts';

/** What a visit works with and whom it tells. */
export type Visiting = {
  readonly shop: Shop;
  readonly parking: Parking;
  readonly backlog: Backlog;
  /** Called with each order that came through. */
  readonly settled: (order: BookOrder) => void;
  /** Called when there is something new for this user to read. */
  readonly changed: (uid: string) => void;
  /** Comes back to this user after the `attempt`-th failure in a row. */
  readonly comeBack: (uid: string, attempt: number) => void;
  /** Whether the server answers the processor's requests at all: while it does not, nothing is a document's fault. */
  readonly serverAnswers: () => Promise<boolean>;
};

/**
 * Visits a user: looks at a page of their placed documents and brings each one through. A document that fails does not keep the others
 * back; it is tried again later and in the end parked. Never throws.
 */
export function visitUser(visiting: Visiting): VisitUser {
  const { shop } = visiting;
  const failures = new Map<string, number>();
  return async (uid, from) => {
    try {
      const page = await timed(shop, 'read', () => readPage(shop, uid, from));
      for (const document of page.documents) await tryDocument(visiting, uid, document, page);
      if (page === NOTHING_PLACED || (page.next === undefined && from === undefined))
        await forgetVanished(visiting, uid, page);
      failures.delete(uid);
      return page.next;
    } catch (error) {
      const attempt = (failures.get(uid) ?? 0) + 1;
      failures.set(uid, attempt);
      const level = isBeingSetUp(error, attempt) ? 'debug' : 'warn';
      shop.log[level]({ uid, attempt, error: describeError(error) }, 'a visit failed');
      visiting.comeBack(uid, attempt);
      return undefined;
    }
  };
}

/** With the back-off between attempts this is half a minute; a sign-up makes its four databases in a tenth of a second. */
const ATTEMPTS_WHILE_SET_UP = 9;

/**
 * Whether the refusal is what a new database gives: it exists a moment before its security document lets the processor in, and
 * `_db_updates` tells of it at once. What goes on for longer is a fault that somebody should see.
 */
function isBeingSetUp(error: unknown, attempt: number): boolean {
  return statusOf(error) === 403 && attempt <= ATTEMPTS_WHILE_SET_UP;
}

const NOTHING_PLACED: PlacedPage = { documents: [], next: undefined };

/** Empty where there is no such queue (any more): a user who was deleted has nothing placed, and what was seen there vanished with it. */
async function readPage(shop: Shop, uid: string, from: string | undefined): Promise<PlacedPage> {
  try {
    return await readPlaced(shop, uid, from);
  } catch (error) {
    if (statusOf(error) === 404) return NOTHING_PLACED;
    throw error;
  }
}

async function tryDocument(visiting: Visiting, uid: string, document: PlacedDocument, page: PlacedPage): Promise<void> {
  const change = { database: userDatabase('placedOrders', uid), documentId: document.id };
  if (visiting.parking.isParked(change)) return;
  try {
    await bringThrough(visiting, uid, document, page);
    visiting.changed(uid);
    await visiting.parking.resolved(change);
  } catch (error) {
    visiting.shop.log.warn({ ...change, error: describeError(error) }, 'a placed document failed');
    if (!(await visiting.serverAnswers())) return visiting.comeBack(uid, 1);
    const after = await visiting.parking.failed(change, error);
    if (after.kind === 'again') visiting.comeBack(uid, after.attempt);
    else visiting.backlog.settled(orderKey(uid, document.id));
  }
}

/** Orders are processed, wishes to withdraw and answers dealt with; anything else has no business in the queue. */
async function bringThrough(
  visiting: Visiting,
  uid: string,
  document: PlacedDocument,
  page: PlacedPage,
): Promise<void> {
  const { shop, backlog } = visiting;
  const { id } = document;
  if (ORDER_ID_PATTERN.test(id)) {
    backlog.seen(orderKey(uid, id));
    const beside = page.documents.find((other) => other.id === `cancel:${id}`);
    const cancel = beside && readCancelRequest(uid, beside);
    const { order } = await processOrder(shop, { uid, document, cancel });
    backlog.settled(orderKey(uid, id));
    visiting.settled(order);
  } else if (id.startsWith('cancel:') || id.startsWith('answer:')) {
    const respond = id.startsWith('cancel:') ? answerCancel : answerQuestion;
    const answer = await respond(shop, uid, document);
    if (answer.kind === 'unreadable') shop.log.warn({ uid, id }, 'nothing that can be read: retired');
  } else {
    // The database's rules let nothing else in: that it is here is a failure of ours, and somebody should see it.
    throw new Error(`neither an order nor about one: ${id}`);
  }
}

/** What is no longer in the queue was brought through by somebody else: it is neither parked nor late. */
async function forgetVanished({ parking, backlog }: Visiting, uid: string, page: PlacedPage): Promise<void> {
  const here = new Set(page.documents.map(({ id }) => id));
  backlog.remaining(uid, new Set([...here].map((id) => orderKey(uid, id))));
  for (const change of parking.released(userDatabase('placedOrders', uid)))
    if (!here.has(change.documentId)) await parking.resolved(change);
}
