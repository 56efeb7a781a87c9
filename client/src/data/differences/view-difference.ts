import { differenceDraftId, leftoversDraftId } from '@coffee-catalog/shared/ids/derived-id';
import type { Difference } from '@coffee-catalog/shared/orders/book-order';
import { compareLines, type LineChange } from '@coffee-catalog/shared/orders/compare-lines';
import type { DraftView } from '../drafts/draft-view.ts';
import type { OrderView } from '../orders/order-view.ts';

/**
 * Where the lines are that only the version which was not accepted has: there are none, they wait to be taken into a cart, are in one, or were ordered.
 */
export type ExtraLines =
  | { kind: 'none' }
  | { kind: 'open'; lines: LineChange[] }
  | { kind: 'in-cart'; draftId: string }
  | { kind: 'ordered'; orderId: string };

/** A version of an order that was placed and not accepted, as a screen tells it. `own`: placed on this device. */
export type DifferenceView = {
  difference: Difference;
  own: boolean;
  /** What it had more or less than what the shop took. Empty when only notes, wishes or prices differed. */
  changes: LineChange[];
  extra: ExtraLines;
};

export type DifferenceParts = {
  order: Pick<OrderView, 'orderId' | 'lines'>;
  drafts: readonly DraftView[];
  orders: readonly OrderView[];
  deviceId: string | undefined;
};

/** What another version of an order had, and where it is. The draft of leftovers may hold it already, whole or in part. */
export function viewDifference(difference: Difference, parts: DifferenceParts): DifferenceView {
  const changes = compareLines(parts.order.lines, difference.lines);
  const own = difference.deviceId === parts.deviceId;
  return { difference, own, changes, extra: extraLines(difference, changes, parts) };
}

function extraLines(difference: Difference, changes: LineChange[], parts: DifferenceParts): ExtraLines {
  const extra = changes.filter(({ more }) => more > 0);
  if (extra.length === 0) return { kind: 'none' };
  const { orderId } = parts.order;
  const ids = [leftoversDraftId(orderId), differenceDraftId(orderId, difference.coreHash)];
  const carts = parts.drafts.filter((draft) => ids.includes(draft.orderId));
  const ordered = parts.orders.filter((order) => ids.includes(order.orderId));
  const there = new Map<string, number>();
  for (const { lines } of [...carts, ...ordered]) {
    for (const { lineId, count } of lines) there.set(lineId, (there.get(lineId) ?? 0) + count);
  }
  const lines = extra.flatMap(({ line, more }) => {
    const missing = more - (there.get(line.lineId) ?? 0);
    return missing > 0 ? [{ line, more: missing }] : [];
  });
  if (lines.length > 0) return { kind: 'open', lines };
  const cart = carts[0];
  if (cart !== undefined) return { kind: 'in-cart', draftId: cart.orderId };
  return { kind: 'ordered', orderId: ordered[0]?.orderId ?? '' };
}
