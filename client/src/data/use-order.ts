import type { AnsweredLine } from '@coffee-catalog/shared/orders/answer';
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
  /** Answers the question that is open, line by line; what comes of it appears in the order. */
  answer: (lines: Record<string, AnsweredLine>) => Promise<void>;
};

/** The order with this id. */
export function useOrder(orderId: string): OrderHandle {
  const { state, orders } = useOrders();
  const order = orders.find((candidate) => candidate.orderId === orderId);
  const actions = useMemo(
    () => ({
      copyToNewDraft: async () => (order === undefined ? '' : (currentUser()?.drafts.copyLines(order) ?? '')),
      cancel: async () => currentUser()?.cancel(orderId),
      answer: async (lines: Record<string, AnsweredLine>) => {
        const question = order?.question?.number;
        if (question !== undefined) await currentUser()?.answer({ orderId, question, lines });
      },
    }),
    [order, orderId],
  );
  return { state, order, ...actions };
}
