import { readDeviceId } from '../drafts/device-id.ts';
import { parseDraftRow } from '../drafts/draft-row.ts';
import { Drafts } from '../drafts/drafts.ts';
import { allAlive } from '../drafts/known-orders.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { Store } from '../store/store.ts';
import { sampleCatalog } from './sample.ts';
import { type TestDevice, testDevice } from './test-device.ts';

export const noShop = async (): Promise<Response> => Response.error();

/** The carts of a device without a shop. */
export async function openDrafts(device: TestDevice = testDevice(noShop), name = 'drafts'): Promise<Drafts> {
  const database = new LocalDatabase(device, name);
  const collection = new LiveCollection(database, parseDraftRow);
  const deviceId = await readDeviceId(database, device.newId);
  await collection.load();
  return new Drafts({
    device,
    deviceId,
    collection,
    catalog: new Store(sampleCatalog),
    liveness: allAlive,
    currentKey: 'current',
    onBegin: () => {},
    onWrite: () => {},
  });
}
