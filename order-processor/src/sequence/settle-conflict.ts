import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { type BookLeaf, settleLeaves } from '@coffee-catalog/shared/orders/settle-leaves';
import { followedBy, missingRevisions, type Revisions, writeDocument, writeRevisions } from '../server/document.ts';
import type { BookEntry } from './book.ts';
import { isGone, publishOrder } from './publish-order.ts';
import { tombstoneOn } from './retire-placed.ts';
import { settleOrder } from './settle-order.ts';
import type { Shop } from './shop.ts';

type Leaf = BookEntry & BookLeaf;

/**
 * Makes one leaf of an order of the book, of which a cluster took several (decision 0039), here and in what the shopper sees. Whoever calls this reads again afterwards:
 * somebody may have changed the leaf that stays, and then nothing was done here. Number, times and prices of a claim that goes are told by the log only:
 * the book has no place for them.
 *
 * After a crash anywhere the conflict is still in the book, the same leaf stays, and the rest is done.
 */
export async function settleConflict(shop: Pick<Shop, 'ask' | 'log'>, entries: readonly BookEntry[]): Promise<void> {
  const { kept, lost, order } = settleLeaves(await leavesOf(shop, entries));
  if (lost.length === 0) return;
  // Written although it may say nothing new. A processor that chose otherwise at the same time, before or after a publication, puts its tombstone on the leaf
  // that was here, never on this one: whatever two of them do, one leaf lives.
  const written = await writeDocument(shop.ask, 'orders', { id: order._id, rev: kept.rev, content: order });
  if (written.kind === 'conflict') return;
  logSettled(shop, kept, lost);
  const tombstones = lost.map(({ rev, revisions }) => tombstoneOn(order._id, rev, revisions));
  const entry = { order, rev: written.rev, revisions: followedBy(kept.revisions, written.rev) };
  await settleOrder(shop, order);
  // The shopper first, and there the leaf that stays first: the order is never out of sight, and whoever publishes a loser later changes nothing.
  await publishSettled(shop, entry, tombstones).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
  await writeRevisions(shop.ask, 'orders', tombstones);
}

async function publishSettled(
  { ask }: Pick<Shop, 'ask'>,
  entry: BookEntry,
  tombstones: readonly ReturnType<typeof tombstoneOn>[],
): Promise<void> {
  const { userId, orderId } = entry.order;
  await publishOrder({ ask }, entry);
  const theirs = tombstones.map((tombstone) => ({ ...tombstone, _id: orderId }));
  await writeRevisions(ask, userDatabase('processedOrders', userId), theirs);
}

/** The leaves, and of each whether the shopper is shown it: one of its own revisions is in their processedorders, and none has a tombstone there. */
async function leavesOf({ ask }: Pick<Shop, 'ask'>, entries: readonly BookEntry[]): Promise<Leaf[]> {
  const paths = entries.map(({ revisions }) => pathOf(revisions));
  const own = paths.map((path) => path.filter((rev) => !paths.every((other) => other.includes(rev))));
  const isKnown = await knownTo(ask, entries, own.flat());
  return entries.map((entry, at) => {
    const { _id: key } = entry.order;
    const revs = own[at] ?? [];
    const wasGivenUp = revs.some((rev) => isKnown(String(tombstoneOn(key, rev)['_rev'])));
    const claim = paths[at]?.at(-1) ?? entry.rev;
    return { ...entry, claim, isPublished: !wasGivenUp && revs.some(isKnown) };
  });
}

/** Asks the shopper's processedorders for revisions and for the tombstones on them. */
async function knownTo(
  ask: Shop['ask'],
  [entry]: readonly BookEntry[],
  own: readonly string[],
): Promise<(rev: string) => boolean> {
  if (entry === undefined) return () => false;
  const { _id: key, userId, orderId } = entry.order;
  const revs = own.flatMap((rev) => [rev, String(tombstoneOn(key, rev)['_rev'])]);
  const database = userDatabase('processedOrders', userId);
  try {
    const missing = new Set((await missingRevisions(ask, database, new Map([[orderId, revs]]))).get(orderId));
    return (rev) => !missing.has(rev);
  } catch (error) {
    if (isGone(error)) return () => false;
    throw error;
  }
}

function logSettled({ log }: Pick<Shop, 'log'>, kept: Leaf, lost: readonly Leaf[]): void {
  const gone = lost.map(({ rev, isPublished, order: { status, claimedTime, orderNumber, total } }) => {
    return { rev, isPublished, status, claimedTime, orderNumber, total };
  });
  log.error({ order: kept.order._id, kept: kept.rev, lost: gone }, 'an order was written twice apart: one is kept');
}

function pathOf({ start, ids }: Revisions): string[] {
  return ids.map((hash, at) => `${start - at}-${hash}`);
}
