import { expect, test } from 'vitest';
import { testDevice } from '../testing/test-device.ts';
import { ShopClock } from './shop-clock.ts';

const NOON = Date.parse('2026-11-20T12:00:00.000Z');
const DATE = 'Fri, 20 Nov 2026 12:00:00 GMT';
const DAY = 24 * 3_600_000;

test.each([
  ['two days ahead', 2 * DAY],
  ['two days behind', -2 * DAY],
  ['three minutes ahead', 180_000],
])('a clock that is %s is told', (_name, off) => {
  const clock = new ShopClock();
  clock.hear(DATE, { now: NOON + off, tookMs: 100 });
  expect(clock.aheadMs.get()).toBe(off);
});

test('a clock that is right, or an answer that was long under way, is nothing to tell', () => {
  const clock = new ShopClock();
  clock.hear(DATE, { now: NOON + 90_000, tookMs: 50 });
  expect(clock.aheadMs.get()).toBe(0);
  clock.hear(DATE, { now: NOON + 140_000, tookMs: 25_000 });
  expect(clock.aheadMs.get()).toBe(0);
});

test('an answer without a date, or with one that cannot be read, tells nothing', () => {
  const clock = new ShopClock();
  clock.hear(null, { now: 0, tookMs: 1 });
  clock.hear('yesterday', { now: 0, tookMs: 1 });
  expect(clock.aheadMs.get()).toBe(0);
});

test('every answer to a device is heard, and a clock that was set right is right again', async () => {
  const clock = new ShopClock();
  const device = testDevice(async () => Response.json({}, { headers: { date: DATE } }));
  const listened = clock.listeningTo(device);
  device.now = () => NOON - 2 * DAY;
  await listened.fetch('http://shop.test/api/shop', {});
  expect([clock.aheadMs.get(), listened.aheadMs?.()]).toEqual([-2 * DAY, -2 * DAY]);
  device.now = () => NOON;
  await listened.fetch('http://shop.test/api/shop', {});
  expect(clock.aheadMs.get()).toBe(0);
});
