import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

interface Row {
  id: string;
  value: { rev: string };
  doc?: Record<string, unknown> & { _conflicts?: string[] };
}
interface Sync {
  cancel(): void;
  on(event: string, listener: () => void): Sync;
}
interface Pouch {
  info(): Promise<{ doc_count: number }>;
  bulkDocs(docs: object[]): Promise<{ ok?: boolean; error?: boolean }[]>;
  allDocs(options?: object): Promise<{ rows: Row[] }>;
  sync(other: Pouch, options: object): Sync;
}

// Through `require`: PouchDB's published types redeclare the global `Buffer`.
const require = createRequire(import.meta.url);
const PouchDB = require('pouchdb-core') as {
  new (name: string, options?: object): Pouch;
  plugin(plugin: unknown): void;
};
for (const plugin of ['pouchdb-adapter-memory', 'pouchdb-adapter-http', 'pouchdb-replication']) {
  PouchDB.plugin(require(plugin));
}

/** The long run takes 10,000 (`REPLICATION_DOCUMENTS=10000`). */
const total = Number(process.env['REPLICATION_DOCUMENTS'] ?? 2000);
const contested = Math.min(200, total / 20);
const deleted = 100;

describeEachServer('live replication with a validation function', (server) => {
  const withoutDesign = (rows: Row[]): Row[] => rows.filter(({ id }) => !id.startsWith('_design/'));
  const revisions = async (db: Pouch): Promise<string[]> =>
    withoutDesign((await db.allDocs()).rows).map(({ id, value }) => `${id} ${value.rev}`);

  test(`two devices and the server agree over ${total} documents and ${contested} conflicts`, async () => {
    const name = await server.createDatabase('replicated');
    await server.request('PUT', `/${name}/_design/rules`, {
      validate_doc_update:
        'function (doc) { if (doc._deleted) return; if (typeof doc.n !== "number") throw { forbidden: "n" }; }',
    });
    const remote = new PouchDB(`${server.adminUrl}/${name}`);
    const devices = ['phone', 'tablet'].map(
      (device) => new PouchDB(`${server.prefix}${device}`, { adapter: 'memory' }),
    );
    const [phone, tablet] = devices as [Pouch, Pouch];
    const documents = (device: string) =>
      Array.from({ length: total / 2 }, (_, n) => ({ _id: `${device}-${String(n).padStart(6, '0')}`, n }));
    await phone.bulkDocs(documents('phone'));
    await tablet.bulkDocs(documents('tablet'));

    const connect = (): Sync[] =>
      devices.map((device) =>
        device.sync(remote, { live: true, retry: true, batch_size: 1000, back_off_function: () => 50 }),
      );
    const agree = async (): Promise<void> => {
      const wait = { timeout: 120_000, interval: 200 };
      await expect.poll(async () => (await revisions(phone)).length, wait).toBeGreaterThan(0);
      await expect
        .poll(async () => {
          const [a, b, c] = await Promise.all([phone, tablet, remote].map(revisions));
          return JSON.stringify(a) === JSON.stringify(b) && JSON.stringify(b) === JSON.stringify(c);
        }, wait)
        .toBe(true);
    };

    let syncs = connect();
    await agree();
    expect(withoutDesign((await remote.allDocs()).rows)).toHaveLength(total);

    for (const sync of syncs) sync.cancel();
    const rows = withoutDesign((await phone.allDocs({ include_docs: true })).rows);
    const shared = rows.slice(0, contested).map(({ doc }) => doc as object);
    await phone.bulkDocs(shared.map((doc) => ({ ...doc, n: 1, by: 'phone' })));
    await tablet.bulkDocs(shared.map((doc) => ({ ...doc, n: 2, by: 'tablet' })));
    await phone.bulkDocs(rows.slice(-deleted).map(({ doc }) => ({ ...doc, _deleted: true })));

    syncs = connect();
    await agree();
    const conflicts = async (db: Pouch): Promise<number> =>
      (await db.allDocs({ include_docs: true, conflicts: true })).rows.filter(({ doc }) => doc?._conflicts).length;
    await expect
      .poll(async () => Promise.all([phone, tablet, remote].map(conflicts)), { timeout: 60_000 })
      .toEqual([contested, contested, contested]);
    expect(withoutDesign((await remote.allDocs()).rows)).toHaveLength(total - deleted);
    for (const sync of syncs) sync.cancel();
  }, 400_000);

  test('what the function refuses stays on its device, and the rest arrives', async () => {
    const name = await server.createDatabase('choosy');
    await server.request('PUT', `/${name}/_design/rules`, {
      validate_doc_update: 'function (doc) { if (doc.bad) throw { forbidden: "bad" }; }',
    });
    const remote = new PouchDB(`${server.adminUrl}/${name}`);
    const phone = new PouchDB(`${server.prefix}choosy-phone`, { adapter: 'memory' });
    await phone.bulkDocs(Array.from({ length: 20 }, (_, n) => ({ _id: `d${n}`, bad: n % 2 === 0 })));
    const sync = phone.sync(remote, { live: true, retry: true });
    let denied = 0;
    sync.on('denied', () => denied++);
    await expect.poll(async () => withoutDesign((await remote.allDocs()).rows).length, { timeout: 30_000 }).toBe(10);
    await expect.poll(() => denied, { timeout: 30_000 }).toBe(10);
    sync.cancel();
  }, 60_000);
});
