import { type BookOrder, isTaken } from '@coffee-catalog/shared/orders/book-order';
import { reserveStock } from '@coffee-catalog/shared/stock/reserve-stock';
import type { Shop } from './shop.ts';
import { changeStock, readStock } from './stock.ts';

/**
 * Step P0: promises counted units to the lines an order is about to get, before it is claimed, so that nothing is received that cannot be had. Resolves to the
 * ids of the lines for which there are not enough.
 *
 * `isUndecided` looks whether the order still waits for this decision, after the count was read and before it is changed: had another processor decided it, and the
 * order been handed over since, the count would have changed as well. Without that, a processor that slept for a while would promise, and take, the same units again.
 * After a crash right here: the promise is made to this order, and found when it is made again. What the claim does not use is given back by `settleOrder`.
 */
export async function reserveLines(
  shop: Pick<Shop, 'ask'>,
  { _id: key, lines }: Pick<BookOrder, '_id' | 'lines'>,
  isUndecided: () => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const wanted = lines.filter(isTaken);
  const stock = await readStock(
    shop,
    wanted.map(({ itemId }) => itemId),
  );
  const short = new Set<string>();
  // In the order of the ids: two orders for the same two items never each hold what the other one waits for.
  for (const [itemId, counted] of stock) {
    const ofItem = wanted.filter((line) => line.itemId === itemId);
    let without: readonly string[] = [];
    await changeStock(shop, counted, async (count) => {
      const reservation = reserveStock(count, key, ofItem);
      without = reservation.short;
      return reservation.stock === count || (await isUndecided()) ? reservation.stock : count;
    });
    for (const lineId of without) short.add(lineId);
  }
  return short;
}
