import type { Device } from '../device/device.ts';
import { databaseName, type LocalCollection } from '../local/database-names.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { usualItemsKey } from '../orders/usual-items.ts';
import { currentDraftKey } from './current-draft-key.ts';

/** What is left unsent of a user: orders, wishes about orders (to withdraw one, an answer), and changes of carts and profile. */
export type Left = { orders: number; wishes: number; changes: number };

/**
 * Removes a user who has signed out from this device, all but what the shop does not have yet: that stays under the user's name and is sent when the same
 * user signs in again. The next user of the device opens other databases and finds nothing. Rejects when the disk did not let go of something, after removing
 * all the rest.
 */
export async function removeSent(device: Device, uid: string, left: Left): Promise<void> {
  const kept = new Set<LocalCollection>([
    ...(left.orders + left.wishes > 0 ? (['placedOrders', 'ledger'] as const) : []),
    ...(left.changes > 0 ? (['draftOrders', 'user', 'ledger'] as const) : []),
  ]);
  const all: readonly LocalCollection[] = ['user', 'draftOrders', 'placedOrders', 'processedOrders', 'ledger'];
  device.kept.set(usualItemsKey(uid), undefined);
  if (!kept.has('draftOrders')) device.kept.set(currentDraftKey(uid), undefined);
  const stuck: unknown[] = [];
  for (const collection of all) {
    if (kept.has(collection)) continue;
    await new LocalDatabase(device, databaseName(uid, collection)).destroy().catch((error) => stuck.push(error));
  }
  if (stuck.length > 0) throw new AggregateError(stuck, `removing what ${uid} left on this device`);
}
