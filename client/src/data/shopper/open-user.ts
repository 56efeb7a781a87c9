import type { Session } from '@coffee-catalog/shared/api/accounts';
import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Catalog } from '../catalog/catalog.ts';
import type { Device } from '../device/device.ts';
import { readDeviceId } from '../drafts/device-id.ts';
import { Drafts } from '../drafts/drafts.ts';
import { KnownOrders } from '../drafts/known-orders.ts';
import { placeDraft } from '../drafts/place-draft.ts';
import { Ledger } from '../ledger/ledger.ts';
import { Merges } from '../merges/merges.ts';
import { answerQuestion } from '../orders/answer-question.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { Orders } from '../orders/orders.ts';
import { keepUsualItems, readUsualItems } from '../orders/usual-items.ts';
import { Profiles } from '../profile/profiles.ts';
import { Gateway } from '../sync/gateway.ts';
import type { Problem } from '../sync/gateway-problem.ts';
import type { RoundParts } from '../sync/run-round.ts';
import { Sync } from '../sync/sync.ts';
import { UnreceivedWatch } from '../unreceived/watch-unreceived.ts';
import { currentDraftKey } from './current-draft-key.ts';
import { openCollections } from './open-collections.ts';
import { planRound } from './plan-round.ts';
import type { Left } from './remove-sent.ts';
import type { User } from './shopper.ts';

export type UserParts = {
  device: Device;
  catalog: Catalog;
  session: Session;
  /** After how long a shopper is told of an order that was not received, in milliseconds. */
  toldAfterMs: () => number;
  onProblem: (problem: Problem) => void;
};

const EVERYTHING: readonly SyncCollection[] = ['placedOrders', 'processedOrders', 'draftOrders', 'user', 'catalog'];

/** Opens everything a user has on this device and begins to keep it in step with the shop. Needs no network. */
export async function openUser({ device, catalog, session, toldAfterMs, onProblem }: UserParts): Promise<User> {
  const uid = session.userId;
  const now = () => new Date(device.now()).toISOString();
  const collections = openCollections(device, uid);
  const { placed, processed } = collections;
  const deviceId = await readDeviceId(collections.drafts.database, device.newId);
  const gateway = new Gateway(device, uid);
  const ledger = new Ledger(collections.ledger, device);
  const known = new KnownOrders(collections.drafts, placed, processed);
  const rememberedUsual = readUsualItems(device.kept, uid);
  const orders = new Orders({ placed, processed, ledger, deviceId, rememberedUsual });
  const stopKeeping = keepUsualItems(device.kept, uid, orders.frequentItems);
  const onWrite = () => sync.noteWrite();
  const profiles = new Profiles({
    collection: collections.profile,
    writer: () => ({ now: device.now(), deviceId }),
    accountName: session.name,
    onWrite,
  });
  const drafts = new Drafts({
    device,
    deviceId,
    collection: collections.drafts,
    catalog: catalog.byId,
    liveness: known.liveness,
    currentKey: currentDraftKey(uid),
    onBegin: (orderId) => known.begin(orderId),
    onWrite,
  });
  const nameOf = (itemId: string) => catalog.byId.get().get(itemId)?.item.name;
  const merges = new Merges({ drafts, ledger, devices: profiles.devices, nameOf });
  const round = planRound({ device, gateway, catalog, collections, ledger, orders, drafts, known, merges, profiles });
  const sync: Sync = new Sync({
    device,
    uid,
    everything: EVERYTHING,
    round,
    isMoving: () => orders.moving().length > 0,
    abandon: () => gateway.abandon(),
    onProblem,
  });
  const watch = new UnreceivedWatch({ device, ledger, orders, toldAfterMs, isLeading: () => sync.isLeading });

  // What is being placed, withdrawn or answered is on the disk before the databases close: whoever signs out looks at what is left there.
  const committing = new Set<Promise<unknown>>();
  let closing = false;
  const commit = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = work();
    committing.add(done);
    return done.finally(() => committing.delete(done));
  };

  await collections.load();
  await known.ask();
  await orders.reconcile(now());
  sync.start();
  watch.start();

  return {
    kind: 'user',
    session,
    drafts,
    orders,
    profiles,
    merges,
    watch,
    sync,
    async place(orderId, wish) {
      if (closing) return { kind: 'sign-in-needed' };
      const customerName = profiles.view.get().profile?.name || session.name;
      const placing = { drafts, known, placed, catalog: catalog.byId.get(), userId: uid, customerName, now: now() };
      const result = await commit(() => placeDraft(orderId, { ...placing, ...wish }));
      if (result.kind !== 'placed') return result;
      sync.noteWrite();
      // Whether the browser grants it or not, the order is placed.
      device.keepStorage().catch(() => undefined);
      return result;
    },
    async cancel(orderId) {
      await commit(() => cancelOrder(placed, orderId, { userId: uid, deviceId, now: now() }));
      sync.noteWrite();
    },
    async answer(answering) {
      await commit(() => answerQuestion(placed, answering, { userId: uid, deviceId, now: now() }));
      sync.noteWrite();
    },
    unsent: () => unsentOf(round),
    async exported() {
      // Loaded when it is wanted: few ever want it.
      const { exportUser } = await import('../export/export-user.ts');
      const { changes } = await unsentOf(round);
      return exportUser({ collections, orders: orders.view.get().orders, deviceId, unsentChanges: changes });
    },
    async close() {
      closing = true;
      watch.stop();
      stopKeeping();
      sync.stop();
      gateway.leave();
      known.stop();
      await Promise.allSettled(committing);
      await drafts.writer.flush();
      await ledger.flush();
      await collections.close();
      sync.leave();
    },
  };
}

async function unsentOf({ sendings }: RoundParts): Promise<Left> {
  const counted = { orders: 0, wishes: 0, changes: 0 };
  for (const sending of sendings) {
    const { waiting, refused, wishes = 0 } = await sending.unsent();
    counted[sending.collection === 'placedOrders' ? 'orders' : 'changes'] += waiting + refused.length - wishes;
    counted.wishes += wishes;
  }
  return counted;
}
