import { reservedBy } from './reserve-stock.ts';
import type { StockCount } from './stock-count.ts';

/** The item as the owner counted it, or how many units are promised, where fewer were counted than that. */
export type Counted = { kind: 'counted'; stock: StockCount } | { kind: 'promised'; units: number };

/**
 * Takes down that so many units of an item are on the shelf, or that it is not counted any more (null). What is promised to orders stays promised: fewer units than
 * that cannot be put down before some of these orders are cancelled. `stock` is undefined where the item was never counted.
 */
export function countStock(stock: StockCount | undefined, itemId: string, onHand: number | null): Counted {
  const before: StockCount = stock ?? { _id: `item:${itemId}`, type: 'stock', schemaVersion: 1, onHand, reserved: {} };
  const units = reservedBy(before, () => true);
  if (onHand !== null && onHand < units) return { kind: 'promised', units };
  return { kind: 'counted', stock: before.onHand === onHand ? before : { ...before, onHand } };
}
