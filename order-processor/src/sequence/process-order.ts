import { readLeaf } from '@coffee-catalog/shared/orders/read-leaf';
import { recordLateSiblings } from '@coffee-catalog/shared/orders/record-differences';
import { type BookEntry, changeBook } from './book.ts';
import { claimOrder, type PlacedToClaim } from './claim-order.ts';
import { publishOrder } from './publish-order.ts';
import { retirePlaced } from './retire-placed.ts';
import { settleOrder } from './settle-order.ts';
import type { Shop } from './shop.ts';
import { timed } from './timed.ts';

/**
 * One order from the queue to the shopper: claim, publish, retire, in this order and no other. Each step may be repeated after a crash at
 * any point; none may be left out or brought forward:
 * publishing before the claim would show an order that may be decided otherwise, retiring before it would lose one.
 */
export async function processOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const claimed = await timed(shop, 'claim', () => claimOrder(shop, placed));
  const leaves = document.leaves.map((leaf) => readLeaf(leaf, uid));
  // What was placed after the claim is never charged, but written down before it is retired.
  const entry = await changeBook(shop, claimed, (order) => recordLateSiblings(order, leaves));
  await settleOrder(shop, entry.order);
  await timed(shop, 'publish', () => publishOrder(shop, entry));
  const revs = [entry.order.claimedRev, ...entry.order.siblingRevs, ...document.leaves.map(({ rev }) => rev)];
  await timed(shop, 'retire', () => retirePlaced(shop, { uid, id: document.id, revs }));
  return entry;
}
