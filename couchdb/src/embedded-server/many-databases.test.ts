import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { serverPrincipal } from './authorization/principal.ts';
import { serveRequest } from './http/node-listener.ts';
import { openServerCore, type ServerCore } from './server-core.ts';
import { openLevelFolder } from './storage/level-folder.ts';
import { memoryLevel } from './storage/memory-level.ts';

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Open files of this process; `undefined` where the system does not tell. */
function openFiles(): number | undefined {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return undefined;
  }
}

async function openCore(folder: string): Promise<ServerCore> {
  const core = await openServerCore({ level: await openLevelFolder(folder), admins: {}, maxOpenDatabases: 50 });
  endings.push(() => core.close());
  return core;
}

test('1,500 databases are written and read with a fixed number of open files and databases', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'many-databases-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  const core = await openCore(folder);
  const before = openFiles();
  const names = Array.from({ length: 1500 }, (_, index) => `db${index}`);
  const waiting = [...names];
  const worker = async (): Promise<void> => {
    for (let name = waiting.pop(); name; name = waiting.pop()) {
      const database = await core.databases.create(name);
      if (!database) throw new Error(name);
      await core
        .writer(database)
        .write({ documents: [{ _id: 'a', name }], newEdits: true, principal: serverPrincipal });
      expect(core.databases.openCount).toBeLessThanOrEqual(50 + 8);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  for (const name of names.filter((_, index) => index % 10 === 0)) {
    expect(await core.databases.get(name)?.read('a', {})).toMatchObject({ name });
  }
  expect(core.databases.openCount).toBeLessThanOrEqual(50);
  // LevelDB itself opens tables and closes them: some, but not one per database.
  const opened = before === undefined ? 0 : (openFiles() ?? 0) - before;
  expect(opened).toBeLessThan(100);
}, 120_000);

test('1,000 dropped feeds leave nothing behind', async () => {
  const core = await openServerCore({ level: memoryLevel(), admins: { admin: 'secret' } });
  endings.push(() => core.close());
  const server = createServer((request, response) => void serveRequest(core, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => new Promise((resolve) => void server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const database = await core.databases.create('shop');
  if (!database) throw new Error('shop');

  const openFeed = (index: number): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const kind = index % 2 ? 'continuous' : 'longpoll';
      const path = `/shop/_changes?feed=${kind}&since=now&heartbeat=30000`;
      const feed = httpRequest({ port, path, auth: 'admin:secret', agent: false }, () => resolve(() => feed.destroy()));
      feed.on('error', reject);
      feed.end();
    });
  for (let batch = 0; batch < 10; batch++) {
    const drops = await Promise.all(Array.from({ length: 100 }, (_, index) => openFeed(index)));
    for (const drop of drops) drop();
  }
  await expect.poll(() => [core.openRequestCount, database.listenerCount]).toEqual([0, 0]);
}, 60_000);
