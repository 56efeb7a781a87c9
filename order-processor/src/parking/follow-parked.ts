import { ParkedDocument } from '@coffee-catalog/shared/orders/parked-document';
import type { Shop } from '../sequence/shop.ts';
import { readDocument } from '../server/document.ts';
import type { Following } from '../watch/follow-changes.ts';
import type { Change } from './parked-change.ts';
import type { Parking } from './parking.ts';

export type ParkedFollowing = {
  readonly shop: Shop;
  readonly parking: Parking;
  readonly isOurs: (change: Change) => boolean;
  /** Tries a change once more. */
  readonly retry: (change: Change) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Watches what is parked: at each start all of it is tried once more, afterwards what the owner asks for. It keeps no checkpoint, since
 * every start begins with the whole.
 */
export function followParked({ shop, parking, isOurs, retry, failed }: ParkedFollowing): Following {
  return {
    ask: shop.ask,
    database: 'parked',
    failed,
    from: async () => {
      const { last_seq } = (await shop.ask({
        method: 'GET',
        path: 'parked/_changes',
        query: { since: 'now', limit: 1 },
      })) as {
        last_seq: string;
      };
      for (const change of await parking.load(isOurs)) retry(change);
      return last_seq;
    },
    handle: async (changes) => {
      for (const { id, deleted } of changes) {
        if (id.startsWith('_design/')) continue;
        const found = deleted ? undefined : await readDocument(shop.ask, 'parked', id);
        const document = found && ParkedDocument.parse({ ...found.content, _id: id });
        if (document !== undefined && !isOurs(document)) continue;
        const asked = parking.changed(id, document);
        if (asked !== undefined) retry(asked);
      }
    },
  };
}
