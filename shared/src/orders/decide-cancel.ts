import type { BookOrder } from './book-order.ts';
import type { BookStatus } from './life-cycle.ts';
import type { CancelRequest } from './placed-order.ts';

/** Up to here the shopper may withdraw an order without asking anybody: nobody has started on it. */
const WITHDRAWABLE = ['needs-answer', 'received'] as const satisfies readonly BookStatus[];
/** Here there is nothing left to withdraw. */
const CLOSED = ['refused', 'cancelled'] as const satisfies readonly BookStatus[];

/**
 * The order after a shopper's wish to withdraw it, or `undefined` where there is nothing to write: it was answered before, or the order is
 * refused or cancelled anyway. Once the shop has started on it, the wish is noted as too late and the order goes on.
 * `now` is the server's clock, ISO 8601 UTC.
 */
export function decideCancel(order: BookOrder, request: CancelRequest, now: string): BookOrder | undefined {
  if (order.cancelRequest !== undefined || includes(CLOSED, order.status)) return undefined;
  const { requestedTime } = request;
  if (!includes(WITHDRAWABLE, order.status))
    return { ...order, cancelRequest: { outcome: 'too-late', requestedTime, decidedTime: now } };
  return {
    ...order,
    status: 'cancelled',
    reason: null,
    history: [...order.history, { status: 'cancelled', time: now, by: 'shopper' }],
    cancelRequest: { outcome: 'cancelled', requestedTime, decidedTime: now },
  };
}

function includes(statuses: readonly BookStatus[], status: BookStatus): boolean {
  return statuses.includes(status);
}
