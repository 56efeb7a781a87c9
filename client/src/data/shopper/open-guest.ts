import type { Catalog } from '../catalog/catalog.ts';
import type { Device } from '../device/device.ts';
import { readDeviceId } from '../drafts/device-id.ts';
import { parseDraftRow } from '../drafts/draft-row.ts';
import { Drafts } from '../drafts/drafts.ts';
import { allAlive } from '../drafts/known-orders.ts';
import { databaseName, GUEST } from '../local/database-names.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { Gateway } from '../sync/gateway.ts';
import { Sync } from '../sync/sync.ts';
import { currentDraftKey } from './current-draft-key.ts';
import { pullCatalog } from './pull-catalog.ts';
import type { Guest } from './shopper.ts';

/** Opens the carts of whoever has not signed in. Nothing of them leaves the device; only the catalog comes in. */
export async function openGuest(device: Device, catalog: Catalog): Promise<Guest> {
  const database = new LocalDatabase(device, databaseName(GUEST, 'draftOrders'));
  const collection = new LiveCollection(database, parseDraftRow);
  const gateway = new Gateway(device, GUEST);
  const deviceId = await readDeviceId(database, device.newId);
  const drafts = new Drafts({
    device,
    deviceId,
    collection,
    catalog: catalog.byId,
    liveness: allAlive,
    currentKey: currentDraftKey(GUEST),
    onBegin: () => {},
    onWrite: () => {},
  });
  const sync = new Sync({
    device,
    uid: GUEST,
    everything: ['catalog'],
    round: {
      sendings: [],
      pulls: new Map([['catalog', pullCatalog(device, gateway, catalog)]]),
      reconcile: async () => {},
    },
    isMoving: () => false,
    abandon: () => gateway.abandon(),
    onProblem: () => {},
  });
  await collection.load();
  sync.start();
  return {
    kind: 'guest',
    drafts,
    sync,
    async close() {
      sync.stop();
      gateway.leave();
      await drafts.writer.flush();
      collection.stop();
      await database.close();
    },
  };
}
