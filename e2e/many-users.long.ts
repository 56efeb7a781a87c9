import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import { provisionUser } from '@coffee-catalog/couchdb/set-up/provision-user';
import { residentMegabytes } from './support/resident-memory.ts';
import { expect, test } from './support/shop-test.ts';

const USERS = 1000;
/** How many users are provisioned at a time. */
const AT_ONCE = 8;

test('a shop with the databases of 1,000 users starts in under 15 s and stays under 400 MB', async ({ shop }) => {
  test.setTimeout(900_000);
  const password = (await readFile(join(shop.dataDir, 'admin-password'), 'utf8')).trim();
  const couch = connect(`http://admin:${password}@127.0.0.1:${shop.couchPort}`);
  const uids = Array.from({ length: USERS }, (_, index) => index.toString(16).padStart(32, '0'));
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (let uid = uids.pop(); uid !== undefined; uid = uids.pop()) await provisionUser({ couch, uid });
  });
  await Promise.all(hands);
  await shop.stop();

  const began = performance.now();
  await shop.start();
  const seconds = (performance.now() - began) / 1000;
  const ready = await fetch(`http://127.0.0.1:${shop.processorPort}/ready`);
  expect(ready.status, await ready.text()).toBe(200);
  const megabytes = await residentMegabytes(shop);
  process.stdout.write(`${USERS} users: started in ${seconds.toFixed(1)} s, ${megabytes} MB\n`);
  expect(seconds).toBeLessThan(15);
  expect(megabytes).toBeLessThan(400);
});
