import { expect, test } from 'vitest';
import { isDue, recordRefusals } from './record-refusals.ts';

const clock = { now: 1_000_000, inUse: true, random: 0 };
const leaf = { id: 'order', rev: '1-a' };

test('a refused document is noted with its reason, and waits longer each time', () => {
  const once = recordRefusals({}, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, clock);
  const twice = recordRefusals(once, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, clock);
  expect(once['order']).toMatchObject({ reason: 'no', attempts: 1, nextTime: 1_000_500 });
  expect(twice['order']).toMatchObject({ attempts: 2, nextTime: 1_001_000 });
});

test('no wait is longer than half a minute while the app is in use', () => {
  let refused = {};
  for (let n = 0; n < 20; n += 1)
    refused = recordRefusals(refused, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, clock);
  expect(refused).toMatchObject({ order: { attempts: 20, nextTime: expect.any(Number) } });
  expect(isDue(leaf, refused, { ...clock, now: clock.now + 30_000 })).toBe(true);
});

test('a document that the server took is refused no more, nor is an earlier revision of it', () => {
  const refused = recordRefusals({}, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, clock);
  expect(recordRefusals(refused, { proven: [leaf], refused: [] }, clock)).toEqual({});
  expect(recordRefusals(refused, { proven: [{ id: 'order', rev: '2-b' }], refused: [] }, clock)).toEqual({});
});

test('a clock that went back does not keep a document waiting', () => {
  const refused = recordRefusals({}, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, clock);
  expect(isDue(leaf, refused, clock)).toBe(false);
  expect(isDue(leaf, refused, { ...clock, now: clock.now - 86_400_000 })).toBe(true);
});

test('a wait that began while nobody looked ends when somebody looks', () => {
  const unseen = { ...clock, inUse: false };
  let refused = {};
  for (let n = 0; n < 11; n += 1)
    refused = recordRefusals(refused, { proven: [], refused: [{ ...leaf, reason: 'no' }] }, unseen);
  expect(isDue(leaf, refused, { ...unseen, now: clock.now + 60_000 })).toBe(false);
  expect(isDue(leaf, refused, { ...clock, now: clock.now + 60_000 })).toBe(true);
});
