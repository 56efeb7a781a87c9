import type { Session } from '@coffee-catalog/shared/api/accounts';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { OrderView } from '../orders/order-view.ts';

/** An order that the shop has not proved to hold, as it is written into a file: readable by a person, and whole, so that it can be sent from elsewhere. */
type UnsentOrder = {
  orderId: string;
  /** “2 × Flat white, 1 × Espresso”. */
  what: string;
  known: OrderView['known'];
  /** Why the shop's server did not store it, if it said so. */
  reason?: string;
  order: PlacedOrder;
};

/** The orders of this device that the shop has not proved to hold, the newest first. */
export function unsentOrders(orders: readonly OrderView[]): OrderView[] {
  return orders.filter(({ known, placed }) => placed !== undefined && (known === 'on-device' || known === 'held'));
}

/** “2 × Flat white, 1 × Espresso”. */
export function describeLines({ lines }: Pick<OrderView, 'lines'>): string {
  return lines.map(({ count, name }) => `${count} × ${name}`).join(', ');
}

/** A user's unsent orders as a JSON file. `now`: this device's clock, ISO 8601 UTC. Needs neither a network nor a valid session. */
export function exportUnsent(
  orders: readonly OrderView[],
  { session, now, origin }: { session: Session; now: string; origin: string },
): { name: string; text: string } {
  const unsent = unsentOrders(orders).flatMap(({ orderId, known, held, lines, placed }): UnsentOrder[] => {
    const reason = held === undefined ? {} : { reason: held.reason };
    return placed === undefined ? [] : [{ orderId, what: describeLines({ lines }), known, ...reason, order: placed }];
  });
  const content = {
    format: 'coffee-catalog-unsent-orders',
    version: 1,
    exportedTime: now,
    shop: origin,
    userId: session.userId,
    name: session.name,
    orders: unsent,
  };
  return { name: `coffee-orders-not-sent-${now.slice(0, 10)}.json`, text: `${JSON.stringify(content, null, 2)}\n` };
}
