import { expect, test } from 'vitest';
import type { OrderStep } from '../../data/orders/order-view.ts';
import { canAskToCancel, timelineOf } from './timeline.ts';

const device: OrderStep = { key: 'on-device', time: '2026-11-20T09:00:00.000Z', clock: 'this device', done: true };
const shop = (key: OrderStep['key'], done: boolean): OrderStep => ({ key, clock: 'shop', done });

test('each step that happened names the clock that says when, the last one is where it stands', () => {
  const entries = timelineOf({
    known: 'received',
    steps: [device, shop('at-shop', true), shop('received', true), shop('ready', false)],
  });
  expect(entries.map(({ state }) => state)).toEqual(['done', 'done', 'current', 'to-come']);
  expect(entries[0]).toMatchObject({ clock: 'clock.thisDevice', atShop: false, time: device.time });
  expect(entries[2]).toMatchObject({ clock: 'clock.shop', atShop: true });
  expect(entries[3]).not.toHaveProperty('clock');
});

test('an order of another device did not begin on this one', () => {
  const [entry] = timelineOf({ known: 'at-shop', steps: [{ ...device, clock: 'another device' }] });
  expect(entry).toMatchObject({ name: 'order.onAnotherDevice', clock: 'clock.anotherDevice' });
});

test('a refused order ends there', () => {
  const entries = timelineOf({ known: 'refused', steps: [device, shop('refused', true)] });
  expect(entries.at(-1)?.state).toBe('ended');
});

test('an order can be withdrawn until it is made, and only once', () => {
  expect(canAskToCancel({ known: 'on-device', cancelRequested: false })).toBe(true);
  expect(canAskToCancel({ known: 'received', cancelRequested: false })).toBe(true);
  expect(canAskToCancel({ known: 'received', cancelRequested: true })).toBe(false);
  expect(canAskToCancel({ known: 'ready', cancelRequested: false })).toBe(false);
  expect(canAskToCancel({ known: 'refused', cancelRequested: false })).toBe(false);
});
