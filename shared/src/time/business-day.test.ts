import { expect, test } from 'vitest';
import { boundsOfDay, businessDayIn, isDay } from './business-day.ts';

const at = (instant: string) => Date.parse(instant);

test('the day is the one on the wall of the shop, not the one in Greenwich', () => {
  const berlin = businessDayIn('Europe/Berlin');
  expect(berlin(at('2026-11-20T22:59:59.999Z'))).toBe('2026-11-20');
  expect(berlin(at('2026-11-20T23:00:00.000Z'))).toBe('2026-11-21');
  expect(businessDayIn('America/Los_Angeles')(at('2026-11-20T07:00:00.000Z'))).toBe('2026-11-19');
  expect(businessDayIn('UTC')(at('2026-11-20T00:00:00.000Z'))).toBe('2026-11-20');
});

test.each([
  ['spring forward', '2026-03-28T23:00:00.000Z', 23],
  ['fall back', '2026-10-24T22:00:00.000Z', 25],
])('a day on which the clocks %s is as long as it is', (_what, midnight, hours) => {
  const berlin = businessDayIn('Europe/Berlin');
  const day = berlin(at(midnight));
  expect(berlin(at(midnight) - 1)).not.toBe(day);
  expect(berlin(at(midnight) + hours * 3_600_000 - 1)).toBe(day);
  expect(berlin(at(midnight) + hours * 3_600_000)).not.toBe(day);
});

test('a day that begins at one in the morning, since midnight was skipped, begins there', () => {
  const beirut = businessDayIn('Asia/Beirut');
  expect(beirut(at('2026-03-28T21:59:59.999Z'))).toBe('2026-03-28');
  expect(beirut(at('2026-03-28T22:00:00.000Z'))).toBe('2026-03-29');
});

test('a day is bounded by its midnights, also where one of them was skipped', () => {
  expect(boundsOfDay('2026-11-20', 'Europe/Berlin')).toEqual({
    start: at('2026-11-19T23:00:00.000Z'),
    end: at('2026-11-20T23:00:00.000Z'),
  });
  expect(boundsOfDay('2026-03-29', 'Asia/Beirut')).toEqual({
    start: at('2026-03-28T22:00:00.000Z'),
    end: at('2026-03-29T21:00:00.000Z'),
  });
});

test('what is no day of the calendar is none', () => {
  expect(['2026-02-28', '2026-02-30', '2026-13-01', '2026-1-1', 'today', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
