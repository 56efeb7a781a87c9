import {
  type PushSubscription,
  type StoredSubscription,
  subscriptionId,
} from '@coffee-catalog/shared/push/push-subscription';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';

/** Where the users' devices can be reached while the app is closed. One subscription for each device. */
export type PushSubscriptions = {
  /** Keeps a device's subscription, in place of an earlier one. */
  keep(uid: string, deviceId: string, subscription: PushSubscription): Promise<void>;
  /** Forgets a device's subscription; there may be none. */
  remove(uid: string, deviceId: string): Promise<void>;
  /** Forgets all of a user who goes, and what was told of the user's orders. May be repeated. */
  removeAll(uid: string): Promise<void>;
};

/** Opens the database of subscriptions as the gateway. `now` is its clock. */
export function openPushSubscriptions(ask: AskCouch, as: Asker, now: () => number): PushSubscriptions {
  const documents = documentsOf(ask, as, 'push');
  return {
    keep: async (uid, deviceId, subscription) => {
      const _id = subscriptionId(uid, deviceId);
      for (;;) {
        const known = await documents.read<Stored & StoredSubscription>(_id);
        const createdTime = new Date(now()).toISOString();
        const kept = { type: 'subscription', schemaVersion: 1, userId: uid, deviceId, createdTime, ...subscription };
        const document = { ...kept, _id, ...(known?._rev === undefined ? {} : { _rev: known._rev }) };
        const written = await documents.write(document);
        if (written.kind === 'forbidden') throw new Error(`keeping the subscription ${_id}: ${written.reason}`);
        if (written.kind === 'written') return;
      }
    },
    remove: async (uid, deviceId) => {
      for (;;) {
        const known = await documents.read(subscriptionId(uid, deviceId));
        if (known === undefined || (await documents.remove(known)).kind !== 'conflict') return;
      }
    },
    removeAll: async (uid) => {
      for (const kind of ['subscription', 'sent']) {
        const range = { start: `${kind}:${uid}:`, end: `${kind}:${uid};`, limit: 200 };
        for (let left = await documents.list(range); left.length > 0; left = await documents.list(range)) {
          for (const document of left) await documents.remove(document);
        }
      }
    },
  };
}
