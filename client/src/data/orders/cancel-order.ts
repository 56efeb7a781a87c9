import { CancelRequest } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import { canonicalDocument } from '../local/canonical-document.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { cancelIdOf, type PlacedDocument } from './placed-document.ts';

/** Who wants which order withdrawn, when by this device's clock (ISO 8601 UTC). */
export type Cancelling = { orderId: string; userId: string; deviceId: string; now: string };

/** Writes the wish to withdraw an order, once. The shop's answer appears in the order itself. */
export async function cancelOrder(placed: LiveCollection<PlacedDocument>, cancelling: Cancelling): Promise<void> {
  const { orderId, userId, deviceId, now } = cancelling;
  const id = cancelIdOf(orderId);
  const { rows } = await placed.database.run((pouch) => pouch.allDocs({ keys: [id] }));
  // Known, even deleted: asked already, and a second first revision over a tombstone would be refused.
  if (rows.some((row) => !('error' in row))) return;
  const wish = z.parse(CancelRequest, {
    _id: id,
    type: 'cancel',
    schemaVersion: 1,
    userId,
    deviceId,
    orderId,
    requestedTime: now,
  });
  await placed.database.run((pouch) => pouch.put(canonicalDocument(wish)));
  await placed.refresh();
}
