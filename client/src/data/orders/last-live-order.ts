import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { stripMeta } from '../local/live-collection.ts';
import type { LocalDatabase } from '../local/local-database.ts';
import { parsePlacedDocument } from './placed-document.ts';

/**
 * What a deleted document of placedOrders last said while it lived: the tombstone names its ancestors, and this device has not compacted them away.
 * Undefined when this device never held it alive.
 */
export async function lastLiveOrder(placed: LocalDatabase, orderId: string): Promise<PlacedOrder | undefined> {
  const rev = await tombstoneRev(placed, orderId);
  if (rev === undefined) return undefined;
  try {
    const tombstone = await placed.run((pouch) => pouch.get(orderId, { rev, revs: true }));
    for (const ancestor of ancestorsOf(tombstone._revisions)) {
      const order = await readRevision(placed, orderId, ancestor);
      if (order !== undefined) return order;
    }
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
  }
  return undefined;
}

async function tombstoneRev(placed: LocalDatabase, orderId: string): Promise<string | undefined> {
  const { rows } = await placed.run((pouch) => pouch.allDocs({ keys: [orderId] }));
  const row = rows[0];
  return row === undefined || 'error' in row ? undefined : row.value.rev;
}

async function readRevision(placed: LocalDatabase, orderId: string, rev: string): Promise<PlacedOrder | undefined> {
  try {
    const stored = await placed.run((pouch) => pouch.get(orderId, { rev }));
    const document = parsePlacedDocument(stripMeta({ ...stored }));
    return document?.type === 'order' ? document : undefined;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}

/** Full revision ids of the ancestors, the youngest first (the document's own is left out). */
function ancestorsOf(revisions: { start: number; ids: string[] } | undefined): string[] {
  return (revisions?.ids ?? []).map((id, back) => `${(revisions?.start ?? 0) - back}-${id}`).slice(1);
}
