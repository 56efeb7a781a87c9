import { expect, test } from 'vitest';
import { pickupTimes, stillAhead } from './pickup-times.ts';

const now = Date.parse('2026-11-20T09:07:00.000Z');

test('the first time is a full quarter at least 15 minutes away', () => {
  expect(pickupTimes(now).slice(0, 2)).toEqual(['2026-11-20T09:30:00.000Z', '2026-11-20T09:45:00.000Z']);
  expect(pickupTimes(Date.parse('2026-11-20T09:15:00.000Z'))[0]).toBe('2026-11-20T09:30:00.000Z');
});

test('a time that has passed is not wished any more', () => {
  expect(stillAhead('2026-11-20T09:00:00.000Z', now)).toBeUndefined();
  expect(stillAhead('2026-11-20T10:00:00.000Z', now)).toBe('2026-11-20T10:00:00.000Z');
});
