import { useMemo } from 'react';
import { currentUser } from './browser/current-shopper.ts';
import { type DifferenceView, viewDifference } from './differences/view-difference.ts';
import type { OrderView } from './orders/order-view.ts';
import { useDrafts } from './use-drafts.ts';
import { useOrders } from './use-orders.ts';

/** The versions of an order that were placed and not accepted, and where what only they had is now. */
export function useDifferences(order: OrderView): DifferenceView[] {
  const { drafts } = useDrafts();
  const { orders } = useOrders();
  return useMemo(() => {
    const parts = { order, drafts, orders, deviceId: currentUser()?.drafts.deviceId };
    return order.differences.map((difference) => viewDifference(difference, parts));
  }, [order, drafts, orders]);
}

/** Puts what only the other version had into a cart of its own and makes it the current one. */
export function takeExtraLines(orderId: string, { difference, extra }: DifferenceView): void {
  if (extra.kind === 'open') currentUser()?.drafts.takeExtra(orderId, { difference, lines: extra.lines });
}
