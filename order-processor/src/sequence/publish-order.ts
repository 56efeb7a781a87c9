import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { projectOrder } from '@coffee-catalog/shared/orders/project-order';
import { statusOf } from '../server/ask.ts';
import { writeRevisions } from '../server/document.ts';
import type { BookEntry } from './book.ts';
import type { Shop } from './shop.ts';

/**
 * Step P2: the shopper's view of the order into their processedorders, under the same revision and with the same whole chain as in the book.
 * So a repeat changes nothing, a late publish of an older state neither, and no step of an order's life leaves a conflict.
 * After a crash right here: it is published again, and nothing changes. Used alike for every later revision of an order.
 */
export async function publishOrder({ ask }: Pick<Shop, 'ask'>, { order, rev, revisions }: BookEntry): Promise<void> {
  const projection = { ...projectOrder(order), _rev: rev, _revisions: revisions };
  await writeRevisions(ask, userDatabase('processedOrders', order.userId), [projection]);
}

/** Whether it failed since there are no processedorders (any more): the user was deleted, and there is nobody to publish to. */
export function isGone(error: unknown): boolean {
  return statusOf(error) === 404;
}
