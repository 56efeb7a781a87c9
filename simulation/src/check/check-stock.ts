import { type BookOrder, isTaken } from '@coffee-catalog/shared/orders/book-order';
import { parsePromiseKey } from '@coffee-catalog/shared/stock/promise-key';
import { reservedFor } from '@coffee-catalog/shared/stock/reserve-stock';
import { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { liveLeaves } from '../storage/stored-documents.ts';
import type { World } from '../world/world.ts';
import { type Booked, bookedOrders } from './stored-orders.ts';
import type { Violation } from './violation.ts';

/** Law 13: what is promised never exceeds what is on hand, at no moment; and in the end exactly the orders that hold something hold it. */
export function checkStock(world: World): Violation[] {
  const violations: Violation[] = [];
  const { coverage } = world.story;
  for (const { id, document } of world.history.in('server', 'stock')) {
    const stock = StockCount.safeParse({ ...document, _id: id });
    if (!stock.success || stock.data.onHand === null) continue;
    const promised = Object.values(stock.data.reserved).reduce((sum, count) => sum + count, 0);
    if (promised > 0) coverage.count('law 13: stock promised');
    if (promised > stock.data.onHand)
      violations.push({ law: 13, what: `${promised} of ${id} are promised, ${stock.data.onHand} are there` });
  }
  const { orders } = bookedOrders(world.history);
  for (const [id, document] of world.server.documents('stock')) {
    const [leaf] = liveLeaves(document);
    const stock = StockCount.safeParse({ ...leaf?.document, _id: id });
    if (stock.success) violations.push(...checkPromises(stock.data, orders));
  }
  const short = orders.filter(({ versions }) => isShort(versions[0]?.order));
  coverage.count('law 13: orders that found too little stock', short.length);
  return violations;
}

/** Nobody hands anything over here: an order that was received and not withdrawn holds its counted lines. */
function checkPromises(stock: StockCount, orders: readonly Booked[]): Violation[] {
  const { _id: id, reserved } = stock;
  const held = new Map(orders.map((order) => [order.key, unitsOf(order, id)]));
  const keys = new Set([...Object.keys(reserved).map((key) => parsePromiseKey(key).orderKey), ...held.keys()]);
  return [...keys].flatMap((key) => {
    const [promised, due] = [reservedFor(stock, key), held.get(key) ?? 0];
    return promised === due ? [] : [{ law: 13, what: `${promised} of ${id} are promised to ${key}, ${due} are due` }];
  });
}

/** Whether there was too little of something for it when it was claimed. */
function isShort(order: BookOrder | undefined): boolean {
  return order?.reason?.code === 'sold-out' || order?.lines.some(({ outcome }) => outcome === 'left-out') === true;
}

function unitsOf({ versions }: Booked, id: string): number {
  const order = versions.at(-1)?.order;
  if (order?.status !== 'received') return 0;
  const lines = order.lines.filter((line) => `item:${line.itemId}` === id && isTaken(line));
  return lines.reduce((sum, { count }) => sum + count, 0);
}
