import { type BookOrder, isTaken } from '../orders/book-order.ts';
import type { BookStatus } from '../orders/life-cycle.ts';
import { isUpTo, parsePromiseKey, promiseKey } from './promise-key.ts';
import { reservedBy, withPromise } from './reserve-stock.ts';
import type { StockCount } from './stock-count.ts';

/**
 * What an order's state means for what was promised to it. An order that waits for an answer holds nothing: the answer may take days. Only what is promised for the
 * decision on that answer stays: it is just being decided.
 */
const PROMISES = {
  'needs-answer': 'being-decided',
  received: 'held',
  preparing: 'held',
  ready: 'held',
  dispatched: 'held',
  served: 'handed-over',
  delivered: 'handed-over',
  refused: 'released',
  cancelled: 'released',
} as const satisfies Record<BookStatus, 'held' | 'being-decided' | 'released' | 'handed-over'>;

/**
 * Brings what is promised to an order in line with what the book says of it: given back when it is refused or cancelled, taken from what is on hand when it was
 * handed over, and never more than its lines. Only ever takes promises away, so that doing it twice is doing it once.
 */
export function settleStock(stock: StockCount, order: BookOrder): StockCount {
  const key = promiseKey(order);
  const to = parsePromiseKey(key);
  const held = reservedBy(stock, (other) => isUpTo(other, to));
  if (held === 0) return stock;
  const itemId = stock._id.slice('item:'.length);
  const lines = order.lines.filter((line) => line.itemId === itemId && isTaken(line));
  const wanted = lines.reduce((sum, line) => sum + line.count, 0);
  switch (PROMISES[order.status]) {
    case 'held':
      return withPromise(stock, key, Math.min(held, wanted));
    case 'being-decided':
      return withPromise(stock, key, stock.reserved[key] ?? 0);
    case 'released':
      return withPromise(stock, key, 0);
    case 'handed-over':
      return withTaken(withPromise(stock, key, 0), Math.min(held, wanted));
  }
}

function withTaken(stock: StockCount, units: number): StockCount {
  return stock.onHand === null ? stock : { ...stock, onHand: Math.max(0, stock.onHand - units) };
}
