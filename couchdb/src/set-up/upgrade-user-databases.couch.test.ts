import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Couch, connect } from '../client/connect.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';
import { examineShop } from './examine-shop.ts';
import type { Progress } from './progress.ts';
import { provisionUser } from './provision-user.ts';
import { setUpShop } from './set-up-shop.ts';

/* On a server of its own: it goes through the databases of all users. */
let server: EmbeddedServer;
let couch: Couch;
const uids = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
beforeAll(async () => {
  server = await startEmbeddedServer({ port: 0, storage: 'memory', admins: { admin: 'secret' } });
  couch = connect(server.url.replace('//', '//admin:secret@'));
  await setUpShop({ couch, now: Date.now, items: [] });
  for (const uid of uids) await provisionUser({ couch, uid });
});
afterAll(() => server.close());

const setUp = (progress: Progress = () => {}) => setUpShop({ couch, now: Date.now, items: [], progress });

/** Leaves the shop as an older version had set it up. */
async function asOfAnOlderVersion(): Promise<void> {
  for (const uid of uids) {
    for (const database of USER_COLLECTIONS.map((collection) => userDatabase(collection, uid))) {
      const design = await couch.use(database).get('_design/validation');
      await couch.use(database).insert({ ...design, validate_doc_update: 'function () {}' } as never);
    }
  }
  const note = (await couch.request({ db: 'accounts', path: '_local/user-databases' })) as object;
  await couch.request({ method: 'put', db: 'accounts', path: '_local/user-databases', body: { ...note, plan: 'old' } });
}

test('a new version brings its rules to the databases of every user, and says how far it is', async () => {
  await asOfAnOlderVersion();
  expect((await examineShop(couch, { repair: false })).differences).toHaveLength(12);
  const steps: string[] = [];
  await setUp(({ title, done, of }) => void steps.push(`${title} ${done}/${of}`));
  expect((await examineShop(couch, { repair: false })).differences).toEqual([]);
  expect(steps).toContain('Bringing the databases of users up to date 12/12');
});

test('the next start does not go through them again', async () => {
  await setUp();
  const steps: string[] = [];
  await setUp(({ title }) => void steps.push(title));
  expect(steps).not.toContain('Bringing the databases of users up to date');
});

test('an upgrade that was cut short is done again', async () => {
  await asOfAnOlderVersion();
  const cut = setUp(({ title, done }) => {
    if (title.startsWith('Bringing') && done === 5) throw new Error('killed');
  });
  await expect(cut).rejects.toThrow('killed');
  expect((await examineShop(couch, { repair: false })).differences.length).toBeGreaterThan(0);
  await setUp();
  expect((await examineShop(couch, { repair: false })).differences).toEqual([]);
});
