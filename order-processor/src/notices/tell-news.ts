import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { dueNotices } from '@coffee-catalog/shared/push/due-notices';
import { readBook } from '../sequence/book.ts';
import { unlessUnreadable } from '../sequence/unless-unreadable.ts';
import type { Checkpoint } from '../watch/checkpoint.ts';
import type { Following } from '../watch/follow-changes.ts';
import { type Telling, tellOrder } from './tell-order.ts';

export type NewsParts = {
  readonly telling: Telling;
  readonly checkpoint: Checkpoint;
  readonly isOurs: (uid: string) => boolean;
  readonly failed: (error: unknown) => void;
};

/** The consumer of the store's book that tells shoppers when an order is received and when it is ready. A replay finds the marks, or that it is no news any more. */
export function tellNews({ telling, checkpoint, isOurs, failed }: NewsParts): Following {
  return {
    ask: telling.ask,
    database: 'orders',
    from: () => checkpoint.read(),
    failed,
    handle: async (changes, place) => {
      for (const { id, deleted } of changes) {
        const key = parseOrderKey(id);
        if (key === undefined || deleted === true || !isOurs(key.uid)) continue;
        await unlessUnreadable(telling.log, `orders/${id}`, () => tellChange(telling, id));
      }
      checkpoint.passed(place);
    },
  };
}

async function tellChange(telling: Telling, key: string): Promise<void> {
  const entry = await readBook(telling, key);
  if (entry === undefined) return;
  for (const notice of dueNotices(entry.order, telling.now()))
    await tellOrder(telling, key, notice, entry.order.orderNumber);
}
