import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

const random = fc.double({ min: 0, max: 0.999, noNaN: true });

test('while somebody looks, no wait is longer than 30 seconds, however often it failed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000 }), fc.boolean(), random, (failures, waiting, luck) => {
      expect(backOff(failures, { inUse: true, waiting, random: luck })).toBeLessThanOrEqual(30_000);
    }),
  );
});

test('each failure makes the next wait longer, up to the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => backOff(failures, { inUse: true, random: 0 }));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
});
