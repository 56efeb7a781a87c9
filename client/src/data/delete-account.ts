import type { Problem } from './api/api-result.ts';
import { currentUser } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';

/**
 * Deletes the account at the shop, and everything of it on this device, unsent work too: that is what was asked for. Without an answer of the shop nothing is
 * removed here. `not-removed`: the account is gone, but this device could not remove everything of it.
 */
export async function deleteAccount(password: string): Promise<{ kind: 'done' } | { kind: 'not-removed' } | Problem> {
  return shop.deleteAccount(password);
}

/** How many orders have not reached the shop and would go with the account. Rejects when this device's storage cannot be read. */
export async function countUnsentOrders(): Promise<number> {
  return (await currentUser()?.unsent())?.orders ?? 0;
}
