import { expect, test } from 'vitest';
import { Backlog } from './backlog.ts';

test('the oldest order is the one that was seen first and is not settled', () => {
  let now = 1_000;
  const backlog = new Backlog(() => now);
  expect(backlog.oldestAgeSeconds()).toBe(0);
  backlog.seen('a');
  now += 5_000;
  backlog.seen('b');
  // Seeing an order again does not make it younger.
  backlog.seen('a');
  now += 5_000;
  expect([backlog.oldestAgeSeconds(), backlog.size]).toEqual([10, 2]);
  backlog.settled('a');
  expect([backlog.oldestAgeSeconds(), backlog.size]).toEqual([5, 1]);
  now -= 60_000;
  expect(backlog.oldestAgeSeconds()).toBe(0);
});

test('what has waited for a while is told with the time at which it was first seen', () => {
  let now = 1_000;
  const backlog = new Backlog(() => now);
  backlog.seen('a');
  now += 5_000;
  backlog.seen('b');
  expect(backlog.seenFor(5_000)).toEqual([{ key: 'a', since: 1_000 }]);
  backlog.settled('a');
  expect(backlog.seenFor(5_000)).toEqual([]);
});
