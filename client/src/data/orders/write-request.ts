import type { Answer } from '@coffee-catalog/shared/orders/answer';
import type { CancelRequest } from '@coffee-catalog/shared/orders/placed-order';
import { canonicalDocument } from '../local/canonical-document.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import type { PlacedDocument } from './placed-document.ts';

/** Who says it, and when by this device's clock (ISO 8601 UTC). */
export type Saying = { userId: string; deviceId: string; now: string };

/**
 * Writes what a shopper says about an order into this device's placedOrders, once; from there it goes to the shop as the order did. Known, even deleted: it was
 * said already, and a second first revision over a tombstone would be refused.
 */
export async function writeRequest(
  placed: LiveCollection<PlacedDocument>,
  request: Answer | CancelRequest,
): Promise<void> {
  const { rows } = await placed.database.run((pouch) => pouch.allDocs({ keys: [request._id] }));
  if (rows.some((row) => !('error' in row))) return;
  await placed.database.run((pouch) => pouch.put(canonicalDocument(request)));
  await placed.refresh();
}
