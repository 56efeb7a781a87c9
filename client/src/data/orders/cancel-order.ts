import { CancelRequest } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import type { LiveCollection } from '../local/live-collection.ts';
import { cancelIdOf, type PlacedDocument } from './placed-document.ts';
import { type Saying, writeRequest } from './write-request.ts';

/** Writes the wish to withdraw an order, once. The shop's answer appears in the order itself. */
export async function cancelOrder(
  placed: LiveCollection<PlacedDocument>,
  orderId: string,
  { userId, deviceId, now }: Saying,
): Promise<void> {
  const wish = { _id: cancelIdOf(orderId), userId, deviceId, orderId, requestedTime: now };
  await writeRequest(placed, z.parse(CancelRequest, { ...wish, type: 'cancel', schemaVersion: 1 }));
}
