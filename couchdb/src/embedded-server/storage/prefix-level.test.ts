import { expect, test } from 'vitest';
import type { Level, LevelOperation } from './level.ts';
import { memoryLevel } from './memory-level.ts';
import { PrefixLevel } from './prefix-level.ts';

interface Batch {
  operations: readonly LevelOperation[];
  sync: boolean;
}

/** A memory store that tells what was written to it. */
function watched(): { level: Level; batches: Batch[] } {
  const level = memoryLevel();
  const batches: Batch[] = [];
  const batch: Level['batch'] = (operations, { sync }, callback) => {
    batches.push({ operations, sync });
    level.batch(operations, { sync }, callback);
  };
  return { level: { ...level, batch }, batches };
}

const write = (store: PrefixLevel, ...operations: LevelOperation[]): Promise<void> =>
  new Promise((resolve, reject) => store.batch(operations, {}, (error) => (error ? reject(error) : resolve())));
const put = (key: string, value = ''): LevelOperation => ({ type: 'put', key, value });

function keysOf(store: PrefixLevel, range = {}): Promise<string[]> {
  const iterator = store.iterator(range);
  const keys: string[] = [];
  return new Promise((resolve) => {
    const step = (): void =>
      iterator.next((_error, key) => {
        if (key === undefined) return iterator.end(() => resolve(keys));
        keys.push(key);
        step();
      });
    step();
  });
}

test('documents are synced to disk before they are acknowledged; views need not be', async () => {
  const { level, batches } = watched();
  await write(new PrefixLevel(level, 'd1!', { sync: true }), put('a'));
  await write(new PrefixLevel(level, 'd1-mrview-x!', { sync: false }), put('a'));
  expect(batches.map(({ sync }) => sync)).toEqual([true, false]);
});

test('what is added to a batch is stored with it, in one', async () => {
  const { level, batches } = watched();
  const operations = [put('u!1', 'event')];
  const addToBatch = () => ({ operations, stored: () => {}, failed: () => {} });
  const store = new PrefixLevel(level, 'd1!', { sync: true, addToBatch });
  await write(store, put('a'));
  expect(batches).toEqual([{ operations: [put('d1!a'), put('u!1', 'event')], sync: true }]);
});

test('a store sees its own keys alone, whatever range it asks for', async () => {
  const level = memoryLevel();
  const stores = ['d1!', 'd2!', 'd1-mrview-x!'].map((prefix) => new PrefixLevel(level, prefix, { sync: true }));
  for (const store of stores) await write(store, put('a'), put('\u{1f600}'), put('z'));
  for (const store of stores) {
    expect(await keysOf(store)).toEqual(['a', 'z', '\u{1f600}']);
    expect(await keysOf(store, { reverse: true })).toEqual(['\u{1f600}', 'z', 'a']);
    expect(await keysOf(store, { gt: 'a' })).toEqual(['z', '\u{1f600}']);
    expect(await keysOf(store, { lte: 'a' })).toEqual(['a']);
  }
});
