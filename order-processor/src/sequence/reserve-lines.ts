import type { BookLine } from '@coffee-catalog/shared/orders/book-order';
import { reserveStock } from '@coffee-catalog/shared/stock/reserve-stock';
import type { Shop } from './shop.ts';
import { changeStock, readStock } from './stock.ts';

/**
 * Step P0: promises counted units to the lines an order is about to get, before it is claimed, so that nothing is received that cannot be had. Resolves to the
 * ids of the lines for which there are not enough.
 * After a crash right here: the promise is made to this order, and found when it is made again. What the claim does not use is given back by `settleOrder`.
 */
export async function reserveLines(
  shop: Pick<Shop, 'ask'>,
  key: string,
  lines: readonly BookLine[],
): Promise<ReadonlySet<string>> {
  const wanted = lines.filter((line) => line.outcome === 'as-ordered');
  const stock = await readStock(
    shop,
    wanted.map(({ itemId }) => itemId),
  );
  const short = new Set<string>();
  // In the order of the ids: two orders for the same two items never each hold what the other one waits for.
  for (const [itemId, counted] of stock) {
    const ofItem = wanted.filter((line) => line.itemId === itemId);
    let without: readonly string[] = [];
    await changeStock(shop, counted, (count) => {
      const reservation = reserveStock(count, key, ofItem);
      without = reservation.short;
      return reservation.stock;
    });
    for (const lineId of without) short.add(lineId);
  }
  return short;
}
