import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryStamp, DEVICES } from '../testing/arbitrary-drafts.ts';
import { laterStamp, nextStamp, Stamp } from './stamp.ts';

test('a new stamp is later than every stamp its writer has seen, however wrong the clock is', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryStamp),
      fc.integer({ min: -10, max: 5 }),
      fc.constantFrom(...DEVICES),
      (seen, now, deviceId) => {
        const next = nextStamp(seen, { now, deviceId });
        expect(Stamp.parse(next)).toBe(next);
        for (const stamp of seen) expect(next > stamp).toBe(true);
      },
    ),
  );
});

test('a clock that is right is what the stamp says', () => {
  expect(nextStamp([], { now: 0x19_0000_0000, deviceId: 'a' })).toBe('001900000000-0000-a');
});

test('a counter that is full goes on with the next millisecond', () => {
  const full = '000000000001-ffff-a';
  const next = nextStamp([full], { now: 0, deviceId: 'b' });
  expect(next).toBe('000000000002-0000-b');
  expect(laterStamp(next, full)).toBe('a');
});

test('of two writes of one field exactly one is later, on every device', () => {
  fc.assert(
    fc.property(arbitraryStamp, arbitraryStamp, (a, b) => {
      const turned = { a: 'b', b: 'a', same: 'same' } as const;
      expect(laterStamp(a, b)).toBe(turned[laterStamp(b, a)]);
      expect(laterStamp(a, undefined)).toBe('a');
    }),
  );
});
