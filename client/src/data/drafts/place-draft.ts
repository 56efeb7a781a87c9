import { type CatalogEntry, sealDraft } from '@coffee-catalog/shared/drafts/seal-draft';
import { MAX_LINES, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import { canonicalDocument } from '../local/canonical-document.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { mergeConflicts } from '../local/merge-conflicts.ts';
import type { PlacedDocument } from '../orders/placed-document.ts';
import { mergeDraftRows, parseDraftRow } from './draft-row.ts';
import type { Drafts } from './drafts.ts';
import type { KnownOrders } from './known-orders.ts';
import type { PlaceResult } from './place-result.ts';

export type Placing = {
  drafts: Drafts;
  known: KnownOrders;
  placed: LiveCollection<PlacedDocument>;
  catalog: ReadonlyMap<string, CatalogEntry>;
  userId: string;
  customerName: string;
  /** This device's clock, ISO 8601 UTC. */
  now: string;
  pickupTime?: string;
};

/**
 * Seals a draft and commits it: the one write into placedOrders, on the disk before this resolves. The draft is dead from then on; its rows stay
 * until the shop has the order in its book. Placing twice leaves one order. When the disk refuses nothing is placed, and it can be tried again.
 */
export async function placeDraft(orderId: string, placing: Placing): Promise<PlaceResult> {
  try {
    return await sealAndCommit(orderId, placing);
  } catch {
    // Whatever it was, the shopper hears that there is no order: a screen that waits on promises one.
    return { kind: 'not-written' };
  }
}

async function sealAndCommit(orderId: string, placing: Placing): Promise<PlaceResult> {
  const { drafts, known, placed } = placing;
  await drafts.writer.flush();
  await drafts.collection.refresh();
  // Two devices' edits that met here are sealed together, not the one that happens to win.
  await mergeConflicts(drafts.collection, { parse: parseDraftRow, merge: mergeDraftRows });
  if (await known.isKnown(orderId)) return { kind: 'placed', orderId };
  const { unreadable } = drafts.collection.store.get();
  if ([...unreadable.keys()].some((rowId) => rowId.startsWith(orderId))) return { kind: 'newer-version' };
  const sealed = seal(orderId, placing);
  if (sealed.kind !== 'sealed') return sealed;
  if (sealed.order.lines.length > MAX_LINES) return { kind: 'too-many-lines', max: MAX_LINES };
  await commit(z.parse(PlacedOrder, sealed.order), placed);
  return { kind: 'placed', orderId };
}

function seal(orderId: string, { drafts, catalog, userId, customerName, now, pickupTime }: Placing) {
  const { draft, lines } = drafts.rowsOf(orderId);
  const fulfilment = { kind: 'pickup' as const, ...(pickupTime === undefined ? {} : { pickupTime }) };
  return sealDraft({
    orderId,
    draft,
    lines,
    catalog,
    userId,
    deviceId: drafts.deviceId,
    now,
    customerName,
    fulfilment,
  });
}

/** The commit point of an order: one document in one strict transaction. */
async function commit(order: PlacedOrder, placed: LiveCollection<PlacedDocument>): Promise<void> {
  try {
    const { rev } = await placed.database.run((pouch) => pouch.put(canonicalDocument(order)));
    // Written over a tombstone that came in this very moment: the order was placed elsewhere and is retired. The shop takes first revisions only.
    if (!rev.startsWith('1-')) await placed.database.run((pouch) => pouch.remove(order._id, rev));
  } catch (error) {
    // 409: another tab has placed it.
    if ((error as { status?: number }).status !== 409) throw new Error(`placing ${order._id}`, { cause: error });
  }
  // The order is on the disk: what cannot be read back now comes with the feed, and does not undo it.
  await placed.refresh().catch(() => undefined);
}
