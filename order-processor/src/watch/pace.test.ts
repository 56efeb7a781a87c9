import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs, every, sleepUntilStopped } from './pace.ts';

test('waiting doubles from a tenth of a second to fifteen seconds, half of it by chance', () => {
  const longest = [1, 2, 3, 4, 8, 9, 100].map((attempt) => backOffMs(attempt, () => 0.999_999));
  expect(longest.map(Math.round)).toEqual([100, 200, 400, 800, 12_800, 15_000, 15_000]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, chance) => {
        const ms = backOffMs(attempt, () => chance);
        expect(ms >= 50 && ms <= 15_000).toBe(true);
      },
    ),
  );
});

test('a sleep ends at once when it is stopped', async () => {
  const stop = new AbortController();
  const sleep = sleepUntilStopped(stop.signal);
  const slept = sleep(3_600_000);
  stop.abort();
  await slept;
  await sleep(3_600_000);
  expect(stop.signal.aborted).toBe(true);
});

test('work that fails is told and done again', async () => {
  const stop = new AbortController();
  const failures: unknown[] = [];
  let rounds = 0;
  await every(
    5,
    () => {
      rounds += 1;
      if (rounds === 3) stop.abort();
      return Promise.reject(new Error(`round ${rounds}`));
    },
    (error) => failures.push(error),
    { sleep: () => Promise.resolve(), random: () => 0, signal: stop.signal },
  );
  expect(failures.map(String)).toEqual(['Error: round 1', 'Error: round 2', 'Error: round 3']);
});

test('what failed is tried again soon, however rarely it is due, and rarely again once it is done', async () => {
  const stop = new AbortController();
  const waits: number[] = [];
  let rounds = 0;
  await every(
    600_000,
    () => {
      rounds += 1;
      if (rounds === 5) stop.abort();
      return rounds <= 2 ? Promise.reject(new Error('the server is away')) : Promise.resolve();
    },
    () => {},
    { sleep: async (ms) => void waits.push(ms), random: () => 0, signal: stop.signal },
  );
  expect(waits).toEqual([600_000, 50, 100, 600_000, 600_000, 600_000]);
});
