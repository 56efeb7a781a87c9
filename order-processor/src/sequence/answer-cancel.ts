import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { decideCancel } from '@coffee-catalog/shared/orders/decide-cancel';
import { CancelRequest } from '@coffee-catalog/shared/orders/placed-order';
import { type BookEntry, changeBook, readBook } from './book.ts';
import { publishOrder } from './publish-order.ts';
import type { PlacedDocument } from './read-placed.ts';
import { retirePlaced } from './retire-placed.ts';
import { settleOrder } from './settle-order.ts';
import { instant, type Shop } from './shop.ts';

/** What became of what a shopper asks about an order: answered in the book, nothing that can be read, or the order is not here yet. */
export type RequestAnswer = { kind: 'answered'; entry: BookEntry } | { kind: 'unreadable' } | { kind: 'waits' };

/**
 * Answers `cancel:<orderId>` in the order itself, publishes that and retires the request, like an order: book, publish, retire.
 * A request whose order has not arrived waits in the queue: it may have overtaken it.
 */
export async function answerCancel(shop: Shop, uid: string, document: PlacedDocument): Promise<RequestAnswer> {
  const revs = document.leaves.map(({ rev }) => rev);
  const request = readCancelRequest(uid, document);
  if (request === undefined) {
    await retirePlaced(shop, { uid, id: document.id, revs });
    return { kind: 'unreadable' };
  }
  const entry = await readBook(shop, orderKey(uid, request.orderId));
  if (entry === undefined) return { kind: 'waits' };
  const answered = await changeBook(shop, entry, (order) => decideCancel(order, request, instant(shop)));
  await settleOrder(shop, answered.order);
  await publishOrder(shop, answered);
  await retirePlaced(shop, { uid, id: document.id, revs });
  return { kind: 'answered', entry: answered };
}

/** The wish in a document, `undefined` where it is not one of this user's for the order its id names. */
export function readCancelRequest(uid: string, { id, leaves }: PlacedDocument): CancelRequest | undefined {
  for (const { document } of leaves) {
    const parsed = CancelRequest.safeParse(document);
    if (parsed.success && parsed.data.userId === uid && id === `cancel:${parsed.data.orderId}`) return parsed.data;
  }
  return undefined;
}
