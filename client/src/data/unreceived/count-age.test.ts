import { expect, test } from 'vitest';
import { sampleEntry } from '../testing/sample.ts';
import { countAge } from './count-age.ts';

const DAYS = 172_800_000;
const entry = sampleEntry({ ageMs: 1_000, countedTime: 50_000 });

test('while the app runs its steady clock counts, whatever the wall clock does', () => {
  expect(countAge(entry, { now: 50_000 + DAYS, aheadMs: 0, elapsedMs: 2_000 })).toMatchObject({ ageMs: 3_000 });
  expect(countAge(entry, { now: 50_000 - DAYS, aheadMs: 0, elapsedMs: 2_000 })).toMatchObject({ ageMs: 3_000 });
});

test('over a restart the wall clock counts, but never backwards', () => {
  const over = (now: number) => countAge(entry, { now, aheadMs: 0, elapsedMs: undefined });
  expect(over(60_000)).toMatchObject({ ageMs: 11_000, countedTime: 60_000 });
  expect(over(10_000)).toMatchObject({ ageMs: 1_000, countedTime: 10_000 });
});

test('over a restart a clock that was set right counts only what has passed, and one that is as wrong as it was does too', () => {
  const behind = sampleEntry({ ageMs: 1_000, countedTime: 50_000, countedAheadMs: -DAYS });
  const over = (now: number, aheadMs: number, by = behind) => countAge(by, { now, aheadMs, elapsedMs: undefined });
  expect(over(60_000 + DAYS, 0)).toMatchObject({ ageMs: 11_000, countedAheadMs: 0 });
  expect(over(60_000, -DAYS)).toMatchObject({ ageMs: 11_000, countedAheadMs: -DAYS });
});

test('over a restart no order becomes older than it is, whether the shop was heard about the clock before, after or not at all', () => {
  const ahead = sampleEntry({ ageMs: 1_000, countedTime: 50_000, countedAheadMs: DAYS });
  expect(countAge(ahead, { now: 60_000, aheadMs: 0, elapsedMs: undefined }).ageMs).toBeLessThanOrEqual(11_000);
  expect(countAge(entry, { now: 60_000, aheadMs: -DAYS, elapsedMs: undefined }).ageMs).toBeLessThanOrEqual(11_000);
});
