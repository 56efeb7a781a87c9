import type { StockCount } from './stock-count.ts';

/** What an order wants of one counted item, line by line. */
export type WantedLine = { readonly lineId: string; readonly count: number };

/** The counted item after a reservation (the same object where nothing changed), and the lines for which there is not enough. */
export type Reservation = { readonly stock: StockCount; readonly short: readonly string[] };

/**
 * Promises an order as many of its lines as there are units for, each wholly or not at all, in the order of the lines. What was promised to this order
 * before counts as free for it, so that promising twice is promising once. What is promised to all orders never exceeds what is on hand. Of an item that is not
 * counted there is always enough, and nothing is promised.
 */
export function reserveStock(stock: StockCount, orderKey: string, lines: readonly WantedLine[]): Reservation {
  if (stock.onHand === null) return { stock, short: [] };
  let left = stock.onHand - reservedBy(stock, (key) => key !== orderKey);
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
  return { stock: withReserved(stock, orderKey, granted), short };
}

/** The item with so many units promised to this order; the same object where nothing changes. */
export function withReserved(stock: StockCount, orderKey: string, count: number): StockCount {
  if ((stock.reserved[orderKey] ?? 0) === count) return stock;
  const { [orderKey]: _before, ...others } = stock.reserved;
  return { ...stock, reserved: count === 0 ? others : { ...others, [orderKey]: count } };
}

/** How many units are promised to the orders that `which` picks. */
export function reservedBy({ reserved }: StockCount, which: (orderKey: string) => boolean): number {
  return Object.entries(reserved).reduce((sum, [key, count]) => (which(key) ? sum + count : sum), 0);
}
