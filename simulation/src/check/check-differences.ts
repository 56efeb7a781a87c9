import { orderCoreHash } from '@coffee-catalog/shared/orders/order-core';
import type { World } from '../world/world.ts';
import { groupBy } from './group-by.ts';
import { bookedOrders, committedOrders, keyOf, reachedServer } from './stored-orders.ts';
import type { Violation } from './violation.ts';

/** Of an order that was placed in several versions one is accepted, and each of the others that reached the shop is told to its shopper. Part of law 15. */
export function checkDifferences(world: World): Violation[] {
  const { history, story } = world;
  const committed = groupBy(committedOrders(world), keyOf);
  return bookedOrders(history).orders.flatMap(({ key, versions }) => {
    const now = versions.at(-1)?.order;
    const others = (committed.get(key) ?? []).filter((version) => {
      return orderCoreHash(version.order) !== now?.coreHash && reachedServer(history, version);
    });
    story.coverage.count('law 15: other versions of an order that reached the shop', others.length);
    const untold = others.filter(({ rev }) => now?.differences.every((difference) => difference.rev !== rev));
    return untold.length <= (now?.moreDifferences ?? 0)
      ? []
      : untold.map(({ rev, phone }) => ({ law: 15, what: `${key} does not tell of ${rev}, placed on ${phone}` }));
  });
}
