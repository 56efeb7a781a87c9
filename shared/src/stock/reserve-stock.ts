import { isUpTo, parsePromiseKey } from './promise-key.ts';
import type { StockCount } from './stock-count.ts';

/** What an order wants of one counted item, line by line. */
export type WantedLine = { readonly lineId: string; readonly count: number };

/** The counted item after a reservation (the same object where nothing changed), and the lines for which there is not enough. */
export type Reservation = { readonly stock: StockCount; readonly short: readonly string[] };

/**
 * Promises an order as many of its lines as there are units for, each wholly or not at all, in the order of the lines. `key` is that of the decision they are
 * promised for (`promiseKey`). What was promised for this decision before, or for an earlier one on this order, counts as free for it, so that promising twice
 * is promising once. What is promised to all orders never exceeds what is on hand. Of an item that is not counted there is always enough, and nothing is promised.
 */
export function reserveStock(stock: StockCount, key: string, lines: readonly WantedLine[]): Reservation {
  if (stock.onHand === null) return { stock, short: [] };
  const to = parsePromiseKey(key);
  let left = stock.onHand - reservedBy(stock, (other) => !isUpTo(other, to));
  let granted = 0;
  const short: string[] = [];
  for (const { lineId, count } of lines) {
    if (count > left) {
      short.push(lineId);
      continue;
    }
    left -= count;
    granted += count;
  }
  return { stock: withPromise(stock, key, granted), short };
}

/** The item with so many units promised by this key, and nothing for earlier decisions on its order; the same object where nothing changes. */
export function withPromise(stock: StockCount, key: string, count: number): StockCount {
  const to = parsePromiseKey(key);
  const entries = Object.entries(stock.reserved);
  const others = entries.filter(([other]) => !isUpTo(other, to));
  const wanted: [string, number][] = count === 0 ? [] : [[key, count]];
  const isThere = others.length + wanted.length === entries.length && (stock.reserved[key] ?? 0) === count;
  return isThere ? stock : { ...stock, reserved: Object.fromEntries([...others, ...wanted]) };
}

/** How many units are promised by the keys that `which` picks. */
export function reservedBy({ reserved }: Pick<StockCount, 'reserved'>, which: (key: string) => boolean): number {
  return Object.entries(reserved).reduce((sum, [key, count]) => (which(key) ? sum + count : sum), 0);
}

/** How many units are promised to an order, for whichever decisions on it. */
export function reservedFor(stock: Pick<StockCount, 'reserved'>, orderKey: string): number {
  return reservedBy(stock, (key) => parsePromiseKey(key).orderKey === orderKey);
}
