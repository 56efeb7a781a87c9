import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { answerId } from '@coffee-catalog/shared/orders/answer';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { expireQuestion } from '@coffee-catalog/shared/orders/expire-question';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import { describeError } from '../parking/parked-change.ts';
import { changeBook, readBook } from '../sequence/book.ts';
import { instant, type Shop } from '../sequence/shop.ts';
import { unlessUnreadable } from '../sequence/unless-unreadable.ts';
import { pathOf, readDocument } from '../server/document.ts';

/** How many waiting orders are listed at once. */
const PAGE_SIZE = 500;
const WAITING = 'needs-answer' satisfies BookStatus;

/**
 * Refuses the orders whose shoppers did not answer in time. An answer that lies in the queue came before anybody said no, however long the processor was away:
 * the order is left to it, and to the visit that finds it. All that wait are looked at, in pages of `pageSize`: one that waits on keeps none behind it back. Only the
 * book is written: what follows from it, whoever wrote it, is done by the consumer of the book.
 * After a crash right here: the next look finds the order refused, or still waiting.
 */
export async function expireQuestions(
  shop: Pick<Shop, 'ask' | 'now' | 'log'>,
  isOurs: (uid: string) => boolean,
  pageSize = PAGE_SIZE,
): Promise<void> {
  let from: unknown = [WAITING];
  while (from !== undefined) {
    const page = await readWaiting(shop, from, pageSize);
    for (const id of page.ids) await expireOne(shop, isOurs, id);
    from = page.next;
  }
}

/** A page of the orders that wait, from a key of the list on, those claimed first first; `next` is the key of the following page, if there is one. */
async function readWaiting(
  { ask }: Pick<Shop, 'ask'>,
  from: unknown,
  pageSize: number,
): Promise<{ ids: string[]; next: unknown }> {
  const range = { startkey: JSON.stringify(from), endkey: JSON.stringify([WAITING, {}]) };
  const path = pathOf('orders', '_design', 'book', '_view', 'by-list');
  const answer = await ask({ method: 'GET', path, query: { ...range, limit: pageSize + 1 } });
  const { rows } = answer as { rows: { id: string; key: unknown }[] };
  // A key ends with the order's id: no two rows share one, and a page starts with its own row, also when those before it are gone by then.
  return { ids: rows.slice(0, pageSize).map(({ id }) => id), next: rows[pageSize]?.key };
}

async function expireOne(
  shop: Pick<Shop, 'ask' | 'now' | 'log'>,
  isOurs: (uid: string) => boolean,
  id: string,
): Promise<void> {
  const uid = parseOrderKey(id)?.uid;
  if (uid === undefined || !isOurs(uid)) return;
  const entry = await unlessUnreadable(shop.log, `orders/${id}`, () => readBook(shop, id));
  if (entry !== undefined) await changeBook(shop, entry, (order) => unlessAnswered(shop, order));
}

/** The queue is asked after the book was read: an answer is retired only once the book has changed, which makes this decision again. */
async function unlessAnswered(
  shop: Pick<Shop, 'ask' | 'now' | 'log'>,
  order: BookOrder,
): Promise<BookOrder | undefined> {
  const expired = expireQuestion(order, instant(shop));
  return expired === undefined || (await hasAnswer(shop, order)) ? undefined : expired;
}

/** What cannot be asked counts as a yes, since a refusal is for ever: the next look asks again, and this user keeps nobody else back. */
async function hasAnswer({ ask, log }: Pick<Shop, 'ask' | 'log'>, order: BookOrder): Promise<boolean> {
  const { userId, orderId, question } = order;
  if (question === undefined) return false;
  try {
    const id = answerId(orderId, question.number);
    return (await readDocument(ask, userDatabase('placedOrders', userId), id)) !== undefined;
  } catch (error) {
    log.warn({ order: order._id, error: describeError(error) }, 'whether a question was answered cannot be asked');
    return true;
  }
}
