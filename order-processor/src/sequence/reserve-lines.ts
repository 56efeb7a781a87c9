import { type BookOrder, isTaken } from '@coffee-catalog/shared/orders/book-order';
import { promiseKey } from '@coffee-catalog/shared/stock/promise-key';
import { reserveStock } from '@coffee-catalog/shared/stock/reserve-stock';
import type { Shop } from './shop.ts';
import { type Counted, changeStock, readStock } from './stock.ts';

/** What lines are promised to: an order as it would be received. */
type Wished = Pick<BookOrder, '_id' | 'question' | 'lines'>;

/**
 * Decides on an order with what there is of its counted items, and promises it what it gets (step P0). `decide` decides without the lines for which there is too
 * little; first with none of these. An order that cannot be received with what is there is promised nothing, not even for a moment: others would be told meanwhile that there
 * is nothing left. `isUndecided`: see `reserveLines`.
 */
export async function decideWithStock<Decided extends BookOrder | undefined>(
  shop: Pick<Shop, 'ask' | 'log'>,
  decide: (short: ReadonlySet<string>) => Decided,
  isUndecided: () => Promise<boolean>,
): Promise<Decided> {
  const wished = decide(new Set());
  if (wished?.status !== 'received') return wished;
  const stock = await stockFor(shop, wished);
  const seen = shortLines(wished, stock);
  const likely = seen.size === 0 ? wished : decide(seen);
  if (likely?.status !== 'received') return likely;
  const short = await reserveLines(shop, likely, isUndecided, stock);
  return short.size === 0 ? likely : decide(new Set([...seen, ...short]));
}

/**
 * Step P0: promises counted units to the lines an order is about to get, before it is claimed, so that nothing is received that cannot be had. Resolves to the
 * ids of the lines for which there are not enough. `stock`: the counted items, where they were read already.
 *
 * `isUndecided` looks whether the order still waits for this decision, after the count was read and before it is changed: had another processor decided it, and the
 * order been handed over since, the count would have changed as well. Without that, a processor that slept for a while would promise, and take, the same units again.
 * After a crash right here: the promise is made to this order, and found when it is made again. What the claim does not use is given back by `settleOrder`.
 */
export async function reserveLines(
  shop: Pick<Shop, 'ask' | 'log'>,
  wished: Wished,
  isUndecided: () => Promise<boolean>,
  stock?: ReadonlyMap<string, Counted>,
): Promise<ReadonlySet<string>> {
  const short = new Set<string>();
  // In the order of the ids: two orders for the same two items never each hold what the other one waits for.
  for (const [itemId, counted] of stock ?? (await stockFor(shop, wished))) {
    let without: readonly string[] = [];
    await changeStock(shop, counted, async (count) => {
      const reservation = reserveStock(count, promiseKey(wished), linesOf(wished, itemId));
      without = reservation.short;
      return reservation.stock === count || (await isUndecided()) ? reservation.stock : count;
    });
    for (const lineId of without) short.add(lineId);
  }
  return short;
}

/** The lines for which there are not enough units left, by what was read. */
function shortLines(wished: Wished, stock: ReadonlyMap<string, Counted>): ReadonlySet<string> {
  const short = [...stock].flatMap(
    ([itemId, counted]) => reserveStock(counted.stock, promiseKey(wished), linesOf(wished, itemId)).short,
  );
  return new Set(short);
}

function stockFor(shop: Pick<Shop, 'ask' | 'log'>, { lines }: Wished): Promise<ReadonlyMap<string, Counted>> {
  return readStock(
    shop,
    lines.filter(isTaken).map(({ itemId }) => itemId),
  );
}

function linesOf({ lines }: Wished, itemId: string): Wished['lines'] {
  return lines.filter((line) => line.itemId === itemId && isTaken(line));
}
