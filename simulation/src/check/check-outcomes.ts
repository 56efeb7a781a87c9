import { databaseName } from '@coffee-catalog/client/data/local/database-names';
import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { projectOrder } from '@coffee-catalog/shared/orders/project-order';
import { liveLeaves } from '../storage/stored-documents.ts';
import type { World } from '../world/world.ts';
import { groupBy } from './group-by.ts';
import { type Booked, bookedOrders, type Committed, committedOrders, keyOf, reachedServer } from './stored-orders.ts';
import type { Violation } from './violation.ts';

/** What shoppers were told by their devices: this order is placed. */
export type Promised = {
  readonly uid: string;
  readonly draftId: string;
  readonly orderId: string;
  readonly phone: string;
};

/** Once everything works again every order has one outcome, everywhere the same, and a refused one its reason: laws 1, 15 and 17. */
export function checkOutcomes(world: World, promised: readonly Promised[], evicted: ReadonlySet<string>): Violation[] {
  const { orders } = bookedOrders(world.history);
  const booked = new Map(orders.map((order) => [order.key, order]));
  const committed = committedOrders(world);
  const violations: Violation[] = [];
  countOccasions(world, committed, orders);
  for (const order of committed) {
    if (booked.has(keyOf(order)) || isGone(order, world, evicted)) continue;
    violations.push({ law: 1, what: `order ${order.order._id} was placed on ${order.phone} and has no outcome` });
  }
  for (const { uid, draftId, orderId, phone } of promised) {
    if (orderId !== draftId)
      violations.push({
        law: 12,
        what: `${phone} placed ${draftId} as ${orderId}: placed elsewhere it would be charged twice`,
      });
    const wasCommitted = committed.some((each) => each.uid === uid && each.order._id === orderId);
    if (!wasCommitted && !booked.has(orderKey(uid, orderId)))
      violations.push({ law: 1, what: `${phone} said that ${orderId} was placed, and it was not` });
  }
  for (const { uid, orderId, versions } of orders) {
    const last = versions.at(-1);
    if (last === undefined) continue;
    const [leaf, ...others] = liveLeaves(world.server.documents(userDatabase('processedOrders', uid)).get(orderId));
    if (others.length > 0)
      violations.push({ law: 17, what: `${orderId} has ${others.length} conflicts in its shopper's view` });
    if (leaf === undefined)
      violations.push({ law: 1, what: `${orderId} is in the book and not in its shopper's view` });
    else if (leaf.rev !== last.rev)
      violations.push({ law: 17, what: `${orderId} is ${last.rev} in the book and ${leaf.rev} in its shopper's view` });
    else if (canonicalJson({ ...leaf.document, _id: orderId }) !== canonicalJson(projectOrder(last.order)))
      violations.push({ law: 17, what: `${orderId} says something else to its shopper than the book does` });
    const { status, reason } = last.order;
    if ((status === 'refused' || status === 'needs-answer') && !reason?.message)
      violations.push({ law: 15, what: `${orderId} is ${status} without a reason` });
  }
  return violations;
}

/** Whether it cannot be anywhere any more: its phone's storage was cleared by force before the server had it. */
function isGone(order: Committed, { history, phones }: World, evicted: ReadonlySet<string>): boolean {
  if (reachedServer(history, order)) return false;
  const holders = phones.filter(({ name }) =>
    history.in(name, databaseName(order.uid, 'placedOrders')).some(({ id }) => id === order.order._id),
  );
  return holders.every(({ name }) => evicted.has(name));
}

function countOccasions({ story, history }: World, committed: readonly Committed[], orders: readonly Booked[]): void {
  const { coverage } = story;
  coverage.count('law 1: orders committed', new Set(committed.map(keyOf)).size);
  const versions = groupBy(committed, keyOf).values();
  coverage.count('law 4: orders placed in two versions', [...versions].filter(({ length }) => length > 1).length);
  for (const { uid, orderId, versions: all } of orders) {
    const placed = committed.find(({ uid: of, order }) => of === uid && order._id === orderId)?.time ?? 0;
    const { status } = all[0]?.order ?? {};
    if (status === 'refused' || status === 'needs-answer') coverage.count('law 15: orders refused or asked about');
    const rows = history.in('server', userDatabase('draftOrders', uid));
    if (rows.some(({ id, time, deleted }) => !deleted && id.startsWith(orderId) && time > placed))
      coverage.count('law 8: drafts changed at the server after they were placed');
  }
}
