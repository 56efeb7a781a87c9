import { expect, test, vi } from 'vitest';
import { serverPrincipal } from '../authorization/principal.ts';
import { openServerCore, type ServerCore } from '../server-core.ts';
import type { Database } from './database.ts';
import { type Level, readRange } from './level.ts';
import { memoryLevel } from './memory-level.ts';

async function openCore(level: Level): Promise<ServerCore> {
  return openServerCore({ level, admins: {} });
}

async function createDatabase(core: ServerCore, name: string): Promise<Database> {
  const database = await core.databases.create(name);
  if (!database) throw new Error(`${name} is taken`);
  return database;
}

const write = (core: ServerCore, database: Database, ...ids: string[]) =>
  core.writer(database).write({ documents: ids.map((_id) => ({ _id })), newEdits: true, principal: serverPrincipal });

const keysOf = async (level: Level, id: string): Promise<string[]> =>
  (await readRange(level, { gte: id, lt: `${id}~` })).map(([key]) => key);

test('of two requests for the same name one finds it taken', async () => {
  const core = await openCore(memoryLevel());
  const made = await Promise.all([core.databases.create('shop'), core.databases.create('shop')]);
  expect(made.filter(Boolean)).toHaveLength(1);
  await core.close();
});

test('writes that wait when their database is deleted find none, and leave nothing behind', async () => {
  const level = memoryLevel();
  const core = await openCore(level);
  const database = await createDatabase(core, 'shop');
  await write(core, database, 'first');
  const writes = Array.from({ length: 20 }, (_, index) => write(core, database, `d${index}`));
  const destroyed = core.databases.destroy(database);
  const outcomes = await Promise.allSettled(writes);
  await destroyed;
  const late = await Promise.allSettled([write(core, database, 'late')]);
  expect(late[0]).toMatchObject({ status: 'rejected', reason: { status: 404 } });
  expect(outcomes.every(({ status }) => status === 'fulfilled' || status === 'rejected')).toBe(true);
  expect(await keysOf(level, database.record.id)).toEqual([]);
  await core.close();
});

test('a database made again under its name starts empty, with other sequences', async () => {
  const level = memoryLevel();
  const core = await openCore(level);
  const before = await createDatabase(core, 'shop');
  await write(core, before, 'a');
  await core.databases.destroy(before);
  const after = await createDatabase(core, 'shop');
  expect(await after.readCounts()).toEqual({ docCount: 0, known: 0, updateSeq: 0 });
  expect(after.record.token).not.toBe(before.record.token);
  await core.close();
});

test('a deletion that a crash interrupted is finished at the next start', async () => {
  const level = memoryLevel();
  const first = await openCore({ ...level, close: (done) => done() });
  const database = await createDatabase(first, 'shop');
  await write(first, database, 'a');
  // The crash: the deletion is on disk, the documents are not cleared yet.
  const broken = await openCore({ ...level, clear: (_range, done) => done(new Error('crashed')) });
  const same = broken.databases.get('shop') as Database;
  await expect(broken.databases.destroy(same)).rejects.toThrow('crashed');
  expect(await keysOf(level, database.record.id)).not.toEqual([]);
  const next = await openCore(level);
  expect(next.databases.names()).toEqual([]);
  expect(await keysOf(level, database.record.id)).toEqual([]);
});

test('counts are those of the disk after a batch that failed', async () => {
  const level = memoryLevel();
  let broken = false;
  const core = await openCore({
    ...level,
    batch: (operations, options, done) =>
      broken ? done(new Error('disk full')) : level.batch(operations, options, done),
  });
  const database = await createDatabase(core, 'shop');
  await write(core, database, 'a');
  broken = true;
  await expect(write(core, database, 'b')).rejects.toThrow('disk full');
  broken = false;
  expect(await database.readCounts()).toEqual({ docCount: 1, known: 1, updateSeq: 1 });
  await write(core, database, 'c');
  expect(await database.readCounts()).toMatchObject({ docCount: 2 });
  await core.close();
});

test('nobody is told of a change before it can be read, else a reader would go on after it and never see it', async () => {
  const level = memoryLevel();
  const held: (() => void)[] = [];
  let holds = false;
  const core = await openCore({
    ...level,
    batch: (operations, options, done) => {
      const store = () => level.batch(operations, options, done);
      if (holds) held.push(store);
      else store();
    },
  });
  const [shop, till] = [await createDatabase(core, 'shop'), await createDatabase(core, 'till')];
  await write(core, shop, 'a');
  await write(core, till, 'a');
  const { updates } = core.databases;
  const seen = updates.seq;
  holds = true;
  const [first, second] = [write(core, shop, 'b'), write(core, till, 'c')];
  await vi.waitUntil(() => held.length === 2);
  expect(await shop.readCounts()).toEqual({ docCount: 1, known: 1, updateSeq: 1 });
  expect([updates.seq, updates.since(seen).events]).toEqual([seen, []]);
  // The later event is stored first: whoever hears of it now must still hear of the earlier one.
  held[1]?.();
  await second;
  expect(updates.since(seen).events).toEqual([]);
  held[0]?.();
  await first;
  expect(updates.since(seen).events.map(({ database }) => database)).toEqual(['shop', 'till']);
  expect(await shop.readCounts()).toEqual({ docCount: 2, known: 2, updateSeq: 2 });
  await core.close();
});
