import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { parsePromiseKey } from '@coffee-catalog/shared/stock/promise-key';
import { settleStock } from '@coffee-catalog/shared/stock/settle-stock';
import { readBook } from '../sequence/book.ts';
import type { Shop } from '../sequence/shop.ts';
import { type Counted, changeStock, readStock } from '../sequence/stock.ts';
import { unlessUnreadable } from '../sequence/unless-unreadable.ts';
import { pathOf } from '../server/document.ts';

/**
 * Gives back what is promised to orders that the book has settled otherwise: what is left when a processor promises late, finds the order claimed by another one, and
 * dies before it can give the promise back. A promise whose order is not in the book yet belongs to one that is just being claimed, and stays; so does one
 * for the answer to a question that is still open, and one to an order that nobody can read.
 */
export async function reconcileStock(shop: Pick<Shop, 'ask' | 'log'>): Promise<void> {
  const answer = await shop.ask({ method: 'GET', path: pathOf('stock', '_all_docs') });
  const { rows } = answer as { rows: { id: string }[] };
  const ids = rows.filter(({ id }) => id.startsWith('item:')).map(({ id }) => id.slice('item:'.length));
  for (const itemId of ids) {
    const counted = (await readStock(shop, [itemId])).get(itemId);
    if (counted !== undefined) await reconcileItem(shop, counted);
  }
}

async function reconcileItem(shop: Pick<Shop, 'ask' | 'log'>, counted: Counted): Promise<void> {
  const orders: BookOrder[] = [];
  const keys = new Set(Object.keys(counted.stock.reserved).map((promise) => parsePromiseKey(promise).orderKey));
  for (const key of keys) {
    if (parseOrderKey(key) === undefined) continue;
    const entry = await unlessUnreadable(shop.log, `orders/${key}`, () => readBook(shop, key));
    if (entry !== undefined) orders.push(entry.order);
  }
  await changeStock(shop, counted, (stock) => orders.reduce(settleStock, stock));
}
