import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Catalog } from '../catalog/catalog.ts';
import type { Device } from '../device/device.ts';
import { mergeDraftRows, parseDraftRow } from '../drafts/draft-row.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { KnownOrders } from '../drafts/known-orders.ts';
import { sweepDeadDrafts } from '../drafts/sweep-dead-drafts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { mergeConflicts } from '../local/merge-conflicts.ts';
import { openRemote } from '../local/pouchdb.ts';
import type { Merges } from '../merges/merges.ts';
import type { Orders } from '../orders/orders.ts';
import { mergeProfiles, type Profiles, parseProfile } from '../profile/profiles.ts';
import type { Gateway } from '../sync/gateway.ts';
import { OrdersOutbox } from '../sync/orders-outbox.ts';
import { ChangesOutbox } from '../sync/outbox.ts';
import { type PulledLeaf, pull } from '../sync/pull.ts';
import { remoteDatabase } from '../sync/remote-database.ts';
import type { RoundParts } from '../sync/run-round.ts';
import type { Collections } from './open-collections.ts';
import { pullCatalog } from './pull-catalog.ts';

export type RoundPlan = {
  device: Device;
  gateway: Gateway;
  catalog: Catalog;
  collections: Collections;
  ledger: Ledger;
  orders: Orders;
  drafts: Drafts;
  known: KnownOrders;
  merges: Merges;
  profiles: Profiles;
};

type Pull = (signal: AbortSignal) => Promise<void>;

/** What a user's rounds send, bring and put in order. Orders come first, both ways. */
export function planRound(plan: RoundPlan): RoundParts {
  const { device, gateway, catalog, collections, ledger } = plan;
  const { drafts, placed, processed, profile } = collections;
  const outbox = { device, gateway };
  const ordersOutbox = new OrdersOutbox({ ...outbox, ledger, local: placed.database }, placed);
  const draftsOutbox = new ChangesOutbox({ ...outbox, local: drafts.database, collection: 'draftOrders' });
  const profileOutbox = new ChangesOutbox({ ...outbox, local: profile.database, collection: 'user' });
  const nothing = () => {};
  const pulls = new Map<SyncCollection, Pull>([
    ['placedOrders', pullInto(gateway, 'placedOrders', placed, nothing)],
    ['processedOrders', pullInto(gateway, 'processedOrders', processed, nothing)],
    ['draftOrders', pullInto(gateway, 'draftOrders', drafts, (leaves) => draftsOutbox.notePulled(leaves))],
    ['user', pullInto(gateway, 'user', profile, (leaves) => profileOutbox.notePulled(leaves))],
    ['catalog', pullCatalog(device, gateway, catalog)],
  ]);
  return { sendings: [ordersOutbox, draftsOutbox, profileOutbox], pulls, reconcile: () => reconcile(plan) };
}

function pullInto<T>(
  gateway: Gateway,
  name: SyncCollection,
  into: LiveCollection<T>,
  note: (leaves: PulledLeaf[]) => void,
): Pull {
  let opened: PouchDB.Database | undefined;
  return async (signal) => {
    const remote = (opened ??= await remoteDatabase(openRemote, gateway, name));
    await pull(remote, into.database, { signal, onPulled: note });
    await into.refresh();
  };
}

async function reconcile({ device, collections, orders, drafts, known, merges, profiles }: RoundPlan): Promise<void> {
  await orders.reconcile(new Date(device.now()).toISOString());
  await mergeConflicts(collections.drafts, { parse: parseDraftRow, merge: mergeDraftRows });
  await mergeConflicts(collections.profile, { parse: parseProfile, merge: mergeProfiles });
  const shares = [...collections.drafts.store.get().rows.values()].some(({ doc }) => {
    return doc.type === 'draft-line' && drafts.deviceId in doc.counts;
  });
  // Only a device that fills carts is ever spoken of.
  if (shares) await profiles.nameDevice(drafts.deviceId, device.kind);
  await merges.look();
  const rows = [...collections.drafts.store.get().rows.values()].map(({ doc }) => doc);
  const book = new Map([...collections.processed.store.get().rows.values()].map(({ id, doc }) => [id, doc]));
  await sweepDeadDrafts(rows, book, drafts.writer);
  await known.ask();
}
