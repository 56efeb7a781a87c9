import { expect, test } from 'vitest';
import { memoryLevel } from './memory-level.ts';
import { UpdateLog } from './update-log.ts';

test('a reader is always brought up to what may be told, also where a later event that is not stored yet stands for an earlier one', async () => {
  const log = await UpdateLog.read(memoryLevel());
  log.add('shop', 'updated').settle();
  expect(log.since(0)).toEqual({ events: [{ database: 'shop', type: 'updated', seq: 1 }], reached: 1 });
  const later = log.add('shop', 'updated');
  // The first one is told of by the second, once that is stored; a reader who stayed before it would ask again and again.
  expect([log.seq, log.since(0)]).toEqual([1, { events: [], reached: 1 }]);
  later.settle();
  expect(log.since(1)).toEqual({ events: [{ database: 'shop', type: 'updated', seq: 2 }], reached: 2 });
  expect(log.since(2)).toEqual({ events: [], reached: 2 });
});

test('an event is told of only when those before it are stored as well, and then both are', async () => {
  const log = await UpdateLog.read(memoryLevel());
  const first = log.add('shop', 'updated');
  log.add('till', 'updated').settle();
  expect(log.since(0)).toEqual({ events: [], reached: 0 });
  first.settle();
  const { events, reached } = log.since(0);
  expect([events.map(({ database }) => database), reached]).toEqual([['shop', 'till'], 2]);
});
