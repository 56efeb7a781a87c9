import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { settleStock } from '@coffee-catalog/shared/stock/settle-stock';
import type { Shop } from './shop.ts';
import { changeStock, readStock } from './stock.ts';

/**
 * Brings what is promised to an order in line with what the book says of it: given back when it was refused or cancelled, taken from the shelf when it was handed
 * over. Comes after the book and before the publication, so that a publication that is there proves that this was done.
 * After a crash right here: it is done again, and nothing changes.
 */
export async function settleOrder(shop: Pick<Shop, 'ask' | 'log'>, order: BookOrder): Promise<void> {
  const stock = await readStock(
    shop,
    order.lines.map(({ itemId }) => itemId),
  );
  for (const counted of stock.values()) await changeStock(shop, counted, (count) => settleStock(count, order));
}
