import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';

/** After how long an order counts half. */
const HALF_LIFE_MS = 30 * 24 * 3_600_000;
const NOT_WANTED = new Set<ProcessedOrder['status']>(['refused', 'cancelled']);

/**
 * Item ids by how often and how recently they were ordered: each ordered piece counts one, halved for every 30 days that its order is older than
 * the newest. No clock of today is needed, so a device with a wrong one sorts the same.
 */
export function frequentItems(orders: Iterable<ProcessedOrder>): string[] {
  const wanted = [...orders].filter(({ status }) => !NOT_WANTED.has(status));
  const timeOf = (order: ProcessedOrder) => Date.parse(order.claimedTime);
  const newest = Math.max(...wanted.map(timeOf));
  const scores = new Map<string, number>();
  for (const order of wanted) {
    const weight = 2 ** ((timeOf(order) - newest) / HALF_LIFE_MS);
    for (const { itemId, count } of order.lines) scores.set(itemId, (scores.get(itemId) ?? 0) + count * weight);
  }
  return [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([itemId]) => itemId);
}
