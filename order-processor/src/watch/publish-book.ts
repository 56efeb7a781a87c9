import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import type { Parking } from '../parking/parking.ts';
import { readBook } from '../sequence/book.ts';
import { isGone, publishOrder } from '../sequence/publish-order.ts';
import { settleOrder } from '../sequence/settle-order.ts';
import type { Shop } from '../sequence/shop.ts';
import { missingRevisions } from '../server/document.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { DocumentChange, Following } from './follow-changes.ts';
import { backOffMs, type Pace } from './pace.ts';

export type BookPublishing = {
  readonly shop: Shop;
  readonly parking: Parking;
  readonly checkpoint: Checkpoint;
  readonly isOurs: (uid: string) => boolean;
  readonly serverAnswers: () => Promise<boolean>;
  readonly failed: (error: unknown) => void;
  /** Called when there is something new for this user to read. */
  readonly changed: (uid: string) => void;
  /** So many changes of the book are dealt with. */
  readonly passed: (changes: number) => void;
};

/** Orders of one user that changed in the book: their ids and the revisions of their leaves. */
type Changed = Map<string, readonly string[]>;

/**
 * The consumer of the store's book: whatever changes there, whoever changed it, is published to its shopper. What is published already, by the claim
 * itself or before a restart, is found out by asking for the revisions: a replay reads, and writes nothing.
 */
export function publishBook(publishing: BookPublishing, pace: Pace): Following {
  const { shop, checkpoint } = publishing;
  return {
    ask: shop.ask,
    database: 'orders',
    // A leaf that loses changes no winner, and must be seen all the same.
    everyLeaf: true,
    from: () => checkpoint.read(),
    failed: publishing.failed,
    handle: async (changes, place) => {
      for (const [uid, changed] of byUser(changes, publishing.isOurs))
        for (const orderId of await unpublished(publishing, uid, changed))
          await publishChange(publishing, `${uid}:${orderId}`, pace);
      // Whoever stops in the middle has not dealt with all of it.
      if (pace.signal.aborted) return;
      checkpoint.passed(place);
      publishing.passed(changes.length);
    },
  };
}

/** Publishes a parked order of the book once more: afterwards it is resolved, or parked as before, and the feed goes on meanwhile. Never throws. */
export async function retryPublish(publishing: BookPublishing, key: string): Promise<void> {
  try {
    await publishNow(publishing, key);
  } catch (error) {
    if (!(await publishing.serverAnswers())) return;
    await publishing.parking.failed(changeOf(key), error).catch(publishing.failed);
  }
}

function byUser(changes: readonly DocumentChange[], isOurs: (uid: string) => boolean): Map<string, Changed> {
  const users = new Map<string, Changed>();
  for (const { id, deleted, changes: leaves } of changes) {
    const key = parseOrderKey(id);
    if (key === undefined || deleted || !isOurs(key.uid)) continue;
    const changed: Changed = users.get(key.uid) ?? new Map();
    const revs = leaves.map(({ rev }) => rev);
    users.set(key.uid, changed.set(key.orderId, revs));
  }
  return users;
}

/**
 * Which of a user's changed orders their processedorders do not know yet. One with several leaves is always looked at: a conflict may have been
 * published whole. Where all but one are tombstones, that reads and writes nothing.
 */
async function unpublished({ shop, failed }: BookPublishing, uid: string, changed: Changed): Promise<string[]> {
  try {
    const database = userDatabase('processedOrders', uid);
    const missing = await missingRevisions(shop.ask, database, changed);
    return [...changed].filter(([id, leaves]) => missing.has(id) || leaves.length > 1).map(([id]) => id);
  } catch (error) {
    if (isGone(error)) return [];
    failed(error);
    // Each of them is tried by itself, which retries, and parks it in the end.
    return [...changed.keys()];
  }
}

/** Publishes one changed order of the book. Resolves only when it is published, parked, or the processor stops. */
async function publishChange(publishing: BookPublishing, key: string, pace: Pace): Promise<void> {
  while (!pace.signal.aborted) {
    try {
      return await publishNow(publishing, key);
    } catch (error) {
      publishing.failed(error);
      const after = (await publishing.serverAnswers())
        ? await publishing.parking.failed(changeOf(key), error)
        : ({ kind: 'again', attempt: 5 } as const);
      if (after.kind === 'parked') return;
      await pace.sleep(backOffMs(after.attempt, pace.random));
    }
  }
}

async function publishNow({ shop, parking, changed }: BookPublishing, key: string): Promise<void> {
  const entry = await readBook(shop, key);
  if (entry !== undefined) {
    await settleOrder(shop, entry.order);
    await publishOrder(shop, entry).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    changed(entry.order.userId);
  }
  await parking.resolved(changeOf(key));
}

function changeOf(key: string): { database: string; documentId: string } {
  return { database: 'orders', documentId: key };
}
