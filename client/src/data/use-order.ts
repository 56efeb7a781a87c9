import { useMemo } from 'react';
import { currentUser } from './browser/current-shopper.ts';
import type { DataState } from './data-state.ts';
import type { OrderView } from './orders/order-view.ts';
import { useOrders } from './use-orders.ts';

/** An order and what its shopper can do with it. */
export type OrderHandle = {
  state: DataState;
  order: OrderView | undefined;
  /** A new cart with the order's lines at today's prices; becomes the current one. Returns its id. */
  copyToNewDraft: () => Promise<string>;
  /** Asks the shop to withdraw it; the answer appears in the order. */
  cancel: () => Promise<void>;
};

/** The order with this id. */
export function useOrder(orderId: string): OrderHandle {
  const { state, orders } = useOrders();
  const order = orders.find((candidate) => candidate.orderId === orderId);
  const actions = useMemo(
    () => ({
      copyToNewDraft: async () => (order === undefined ? '' : (currentUser()?.drafts.copyLines(order) ?? '')),
      cancel: async () => currentUser()?.cancel(orderId),
    }),
    [order, orderId],
  );
  return { state, order, ...actions };
}
