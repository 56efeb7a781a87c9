import {
  ownerSubscriptionId,
  type PushSubscription,
  type StoredSubscription,
  subscriptionId,
} from '@coffee-catalog/shared/push/push-subscription';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';

/** Where the users' devices can be reached while the app is closed. One subscription for each device. */
export type PushSubscriptions = {
  /** Keeps a device's subscription, in place of an earlier one. An owner's is told of the shop's orders too. */
  keep(uid: string, deviceId: string, subscription: PushSubscription & { owner: boolean }): Promise<void>;
  /** Forgets a device's subscription; there may be none. */
  remove(uid: string, deviceId: string): Promise<void>;
  /** Whoever loses the role is told of the shop's orders no more. May be repeated. */
  removeOwner(uid: string): Promise<void>;
  /** Forgets all of a user who goes, and what was told of the user's orders. May be repeated. */
  removeAll(uid: string): Promise<void>;
};

/** Opens the database of subscriptions as the gateway. `now` is its clock. */
export function openPushSubscriptions(ask: AskCouch, as: Asker, now: () => number): PushSubscriptions {
  const documents = documentsOf(ask, as, 'push');
  const keepOne = async (_id: string, kept: object) => {
    for (;;) {
      const known = await documents.read<Stored & StoredSubscription>(_id);
      const written = await documents.write({
        ...kept,
        _id,
        ...(known?._rev === undefined ? {} : { _rev: known._rev }),
      });
      if (written.kind === 'forbidden') throw new Error(`keeping the subscription ${_id}: ${written.reason}`);
      if (written.kind === 'written') return;
    }
  };
  const removeOne = async (_id: string) => {
    for (;;) {
      const known = await documents.read(_id);
      if (known === undefined || (await documents.remove(known)).kind !== 'conflict') return;
    }
  };
  const removeKind = async (kind: string, uid: string) => {
    const range = { start: `${kind}:${uid}:`, end: `${kind}:${uid};`, limit: 200 };
    for (let left = await documents.list(range); left.length > 0; left = await documents.list(range)) {
      for (const document of left) await documents.remove(document);
    }
  };
  return {
    keep: async (uid, deviceId, { owner, ...subscription }) => {
      const createdTime = new Date(now()).toISOString();
      const kept = { type: 'subscription', schemaVersion: 1, userId: uid, deviceId, createdTime, ...subscription };
      await keepOne(subscriptionId(uid, deviceId), kept);
      if (owner) await keepOne(ownerSubscriptionId(uid, deviceId), kept);
      else await removeOne(ownerSubscriptionId(uid, deviceId));
    },
    remove: async (uid, deviceId) => {
      await removeOne(ownerSubscriptionId(uid, deviceId));
      await removeOne(subscriptionId(uid, deviceId));
    },
    removeOwner: (uid) => removeKind('owner-subscription', uid),
    removeAll: async (uid) => {
      for (const kind of ['owner-subscription', 'subscription', 'sent', 'waiting']) await removeKind(kind, uid);
    },
  };
}
