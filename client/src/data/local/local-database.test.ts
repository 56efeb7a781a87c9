import { expect, test } from 'vitest';
import { noShop } from '../testing/memory-drafts.ts';
import { testDevice } from '../testing/test-device.ts';
import { LocalDatabase } from './local-database.ts';

const wentBad = Object.assign(new Error('The database connection is closing.'), { name: 'InvalidStateError' });

test('a connection that the browser has closed is opened anew, and the task goes on', async () => {
  const database = new LocalDatabase(testDevice(noShop), 'orders');
  const first = database.pouch;
  let told = 0;
  database.onReopen(() => {
    told += 1;
  });
  let tries = 0;
  const answer = await database.run(async (pouch) => {
    tries += 1;
    if (tries === 1) throw wentBad;
    return (await pouch.put({ _id: 'order' })).id;
  });
  expect(answer).toBe('order');
  expect(told).toBe(1);
  expect(database.pouch).not.toBe(first);
});

test('any other failure is the task’s own', async () => {
  const database = new LocalDatabase(testDevice(noShop), 'orders');
  await expect(
    database.run(async () => {
      throw new Error('full');
    }),
  ).rejects.toThrow('full');
});

test('a database that was closed on purpose stays closed', async () => {
  const database = new LocalDatabase(testDevice(noShop), 'orders');
  await database.close();
  await expect(
    database.run(async () => {
      throw wentBad;
    }),
  ).rejects.toBe(wentBad);
});
