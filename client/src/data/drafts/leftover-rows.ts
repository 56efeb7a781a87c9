import type { Draft, DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { findLeftovers, type Leftover } from '@coffee-catalog/shared/drafts/find-leftovers';
import { leftoversDraftId } from '@coffee-catalog/shared/ids/derived-id';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';

/**
 * The draft of what other devices added to an order after it was sealed. Everything in it comes from the order and the rows alone, so that every
 * device makes the same draft, to the byte. Undefined when nothing was added.
 */
export function leftoverRows(
  order: ProcessedOrder,
  rows: readonly DraftLine[],
): { draft: Draft; lines: DraftLine[] } | undefined {
  const leftovers = findLeftovers(order, rows);
  if (leftovers.length === 0) return undefined;
  const orderId = leftoversDraftId(order._id);
  const draft: Draft = {
    _id: orderId,
    type: 'draft',
    schemaVersion: 1,
    createdTime: order.placedTime ?? order.claimedTime,
    leftoversOf: order._id,
    stamps: {},
  };
  return { draft, lines: leftovers.map((leftover) => leftoverLine(orderId, leftover)) };
}

function leftoverLine(orderId: string, { line, lineId, added }: Leftover): DraftLine {
  // Each device's share keeps its seq: what a device adds later to the dead draft is newer than what is here already.
  const counts = Object.fromEntries(
    Object.entries(added).map(([device, n]) => [device, { n, seq: line.counts[device]?.seq ?? 1 }]),
  );
  return { ...line, _id: draftLineRowId(orderId, lineId), counts };
}
