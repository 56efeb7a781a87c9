import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { stripMeta } from '../local/live-collection.ts';
import type { LocalDatabase } from '../local/local-database.ts';
import { parsePlacedDocument } from './placed-document.ts';

/**
 * What a deleted document of placedOrders last said while it lived: its tombstones name their ancestors, and this device has not compacted them away. An
 * order that two devices placed has a tombstone for each, and this device may have held either alive. Undefined when it never held it alive.
 */
export async function lastLiveOrder(placed: LocalDatabase, orderId: string): Promise<PlacedOrder | undefined> {
  for (const tombstone of await leavesOf(placed, orderId)) {
    for (const ancestor of ancestorsOf(tombstone._revisions)) {
      const order = await readRevision(placed, orderId, ancestor);
      if (order !== undefined) return order;
    }
  }
  return undefined;
}

type Leaf = { _revisions?: { start: number; ids: string[] } };

async function leavesOf(placed: LocalDatabase, orderId: string): Promise<Leaf[]> {
  try {
    const answers = await placed.run((pouch) => pouch.get<object>(orderId, { open_revs: 'all', revs: true }));
    return answers.flatMap((answer) => ('ok' in answer ? [answer.ok as Leaf] : []));
  } catch (error) {
    if ((error as { status?: number }).status === 404) return [];
    throw error;
  }
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
function ancestorsOf(revisions: Leaf['_revisions']): string[] {
  return (revisions?.ids ?? []).map((id, back) => `${(revisions?.start ?? 0) - back}-${id}`).slice(1);
}
