import { shop } from './browser/shop.ts';
import type { SignOutResult } from './shopper/shop.ts';

/**
 * Signs this device out. Orders, and wishes about orders, that the shop does not have yet stop it (`unsent`, with how many) unless `keepUnsent` is set; they
 * then stay on this device under the user's name and are sent when the same user signs in again. Never deletes unsent work.
 */
export async function signOut(options: { keepUnsent?: boolean } = {}): Promise<SignOutResult> {
  return shop.signOut(options);
}
