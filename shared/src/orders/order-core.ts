import { hashOf } from '../sha256.ts';
import type { PlacedOrder } from './placed-order.ts';

/**
 * The hash of what a shopper committed to: lines, options, counts, notes, fulfilment, consents and quote; never a
 * revision or a clock. Two devices that seal the same draft have the same hash, whenever they did it.
 */
export function orderCoreHash(order: PlacedOrder): string {
  const lines = order.lines.map(({ itemRev: _rev, ...line }) => line).sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  return hashOf({ lines, note: order.note ?? null, fulfilment: order.fulfilment, quote: order.quote });
}
