import { expect, test } from 'vitest';
import { sampleEntry } from '../testing/sample.ts';
import { countAge } from './count-age.ts';

const entry = sampleEntry({ ageMs: 1_000, countedTime: 50_000 });

test('while the app runs its steady clock counts, whatever the wall clock does', () => {
  expect(countAge(entry, { now: 50_000 + 172_800_000, elapsedMs: 2_000 })).toMatchObject({ ageMs: 3_000 });
  expect(countAge(entry, { now: 50_000 - 172_800_000, elapsedMs: 2_000 })).toMatchObject({ ageMs: 3_000 });
});

test('over a restart the wall clock counts, but never backwards', () => {
  expect(countAge(entry, { now: 60_000, elapsedMs: undefined })).toMatchObject({ ageMs: 11_000, countedTime: 60_000 });
  expect(countAge(entry, { now: 10_000, elapsedMs: undefined })).toMatchObject({ ageMs: 1_000, countedTime: 10_000 });
});
