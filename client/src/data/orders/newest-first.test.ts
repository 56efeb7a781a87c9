import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHONE, sampleEntry, samplePlaced, sampleProcessed } from '../testing/sample.ts';
import { newestFirst } from './newest-first.ts';
import type { OrderView } from './order-view.ts';
import { viewOrder } from './view-order.ts';

const idOf = (n: number) => `01990000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;

/** An order placed when the device's clock said `placedTime`; claimed at `claimedTime` by the shop's clock, if it was. */
function orderAt(n: number, placedTime: string, claimedTime?: string): OrderView {
  const placed = samplePlaced({ _id: idOf(n), placedTime });
  const processed =
    claimedTime === undefined ? undefined : sampleProcessed('received', { _id: idOf(n), placedTime, claimedTime });
  const rest = {
    departed: undefined,
    refusal: undefined,
    answered: false,
    answerRefusal: undefined,
    cancelRequested: false,
    cancelRefusal: undefined,
    deviceId: PHONE,
  };
  const view = viewOrder({ orderId: idOf(n), placed, processed, entry: sampleEntry(), ...rest });
  if (view === undefined) throw new Error('the order is known');
  return view;
}

const ordinals = (given: Record<string, number>) => (orderId: string) => given[orderId];

test('an order placed while the clock was two days ahead does not stay on top of those that came after it', () => {
  const early = orderAt(1, '2026-11-22T09:00:00.000Z', '2026-11-20T09:00:05.000Z');
  const late = orderAt(2, '2026-11-20T09:10:00.000Z', '2026-11-20T09:10:05.000Z');
  expect([early, late].sort(newestFirst(ordinals({})))).toEqual([late, early]);
});

test('two that wait stand in the order in which this device saw them, though its clock was set back in between', () => {
  const first = orderAt(3, '2026-11-22T09:00:00.000Z');
  const second = orderAt(1, '2026-11-20T09:10:00.000Z');
  const seen = ordinals({ [first.orderId]: 1, [second.orderId]: 2 });
  expect([first, second].sort(newestFirst(seen))).toEqual([second, first]);
});

test('what waits stands above what is decided, and what was placed just now above everything', () => {
  const decided = orderAt(1, '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:05.000Z');
  const waiting = orderAt(2, '2026-11-20T09:00:00.000Z');
  const justNow = orderAt(3, '2026-11-18T09:00:00.000Z');
  expect([decided, waiting, justNow].sort(newestFirst(ordinals({ [waiting.orderId]: 4 })))).toEqual([
    justNow,
    waiting,
    decided,
  ]);
});

test("however the devices' clocks were set, orders of the book stand by the shop's clock", () => {
  const minutes = fc.integer({ min: 0, max: 59 });
  const time = (minute: number) => `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z`;
  fc.assert(
    fc.property(
      fc.uniqueArray(minutes, { minLength: 2, maxLength: 8 }),
      fc.infiniteStream(minutes),
      (claims, placed) => {
        const orders = claims.map((claim, n) => orderAt(n + 10, time(placed.next().value), time(claim)));
        const sorted = orders.sort(newestFirst(ordinals({}))).map(({ processed }) => processed?.claimedTime);
        expect(sorted).toEqual([...claims].sort((a, b) => b - a).map(time));
      },
    ),
  );
});
