import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { expireQuestion } from '@coffee-catalog/shared/orders/expire-question';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import { changeBook, readBook } from '../sequence/book.ts';
import { instant, type Shop } from '../sequence/shop.ts';
import { unlessUnreadable } from '../sequence/unless-unreadable.ts';
import { pathOf } from '../server/document.ts';

/** How many waiting orders are looked at in one go; the longest waiting first, so that the rest gets its turn when these are done. */
const AT_ONCE = 500;
const WAITING = 'needs-answer' satisfies BookStatus;

/**
 * Refuses the orders whose shoppers did not answer in time. Only the book is written: what follows from it, whoever wrote it, is done by the consumer of the book.
 * After a crash right here: the next look finds the order refused, or still waiting.
 */
export async function expireQuestions(
  shop: Pick<Shop, 'ask' | 'now' | 'log'>,
  isOurs: (uid: string) => boolean,
): Promise<void> {
  const query = { startkey: JSON.stringify([WAITING]), endkey: JSON.stringify([WAITING, {}]), limit: AT_ONCE };
  const answer = await shop.ask({
    method: 'GET',
    path: pathOf('orders', '_design', 'book', '_view', 'by-list'),
    query,
  });
  for (const { id } of (answer as { rows: { id: string }[] }).rows) {
    const uid = parseOrderKey(id)?.uid;
    if (uid === undefined || !isOurs(uid)) continue;
    const entry = await unlessUnreadable(shop.log, `orders/${id}`, () => readBook(shop, id));
    if (entry !== undefined) await changeBook(shop, entry, (order) => expireQuestion(order, instant(shop)));
  }
}
