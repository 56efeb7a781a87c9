import { expect, test } from 'vitest';
import { noShop } from '../testing/memory-drafts.ts';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { LiveCollection } from './live-collection.ts';
import { LocalDatabase } from './local-database.ts';

/** A device whose disk does not list documents while `failing`. */
function deviceWithBadDisk(): { device: TestDevice; disk: { failing: boolean } } {
  const device = testDevice(noShop);
  const disk = { failing: true };
  const { openDatabase } = device;
  device.openDatabase = (name, durability) => {
    const pouch = openDatabase(name, durability);
    const allDocs = pouch.allDocs.bind(pouch);
    pouch.allDocs = async (...options: Parameters<typeof allDocs>) => {
      if (disk.failing) throw new Error('the disk does not answer');
      return allDocs(...options);
    };
    return pouch;
  };
  return { device, disk };
}

test('a disk that could not be read once is read again when somebody asks, and followed from there', async () => {
  const { device, disk } = deviceWithBadDisk();
  const collection = new LiveCollection(new LocalDatabase(device, 'orders'), (doc) => doc);
  await collection.database.pouch.put({ _id: 'first' });
  await collection.load();
  expect(collection.store.get()).toMatchObject({ state: 'error', rows: new Map() });
  await collection.refresh();
  expect(collection.store.get().state, 'still not').toBe('error');
  disk.failing = false;
  await Promise.all([collection.refresh(), collection.refresh()]);
  expect(collection.store.get().state).toBe('done');
  await collection.database.pouch.put({ _id: 'second' });
  await collection.refresh();
  expect([...collection.store.get().rows.keys()]).toEqual(['first', 'second']);
  collection.stop();
});
