import type { RefusalCode } from '@coffee-catalog/shared/orders/refusal';
import type { OrderView } from '../../data/orders/order-view.ts';
import type { TextKey } from '../../texts/en.ts';

/** Why an order was not taken, in the shopper's words, and the line it is about if it is about one. */
export function reasonWords(order: Pick<OrderView, 'reason' | 'lines'>): { key: TextKey; item?: string } | undefined {
  const { reason } = order;
  if (reason === undefined) return undefined;
  const item = order.lines.find((line) => line.lineId === reason.lineId)?.name;
  const code: RefusalCode = reason.code;
  return item === undefined ? { key: `reason.${code}` } : { key: `reason.${code}`, item };
}
