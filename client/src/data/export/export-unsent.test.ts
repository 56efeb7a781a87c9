import { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { expect, test } from 'vitest';
import type { KnownOrder } from '../orders/view-order.ts';
import { viewOrder } from '../orders/view-order.ts';
import { ORDER, PHONE, sampleEntry, samplePlaced, sampleProcessed, USER } from '../testing/sample.ts';
import { exportUnsent } from './export-unsent.ts';

const nothing: KnownOrder = {
  orderId: ORDER,
  placed: undefined,
  departed: undefined,
  processed: undefined,
  entry: undefined,
  refusal: undefined,
  answered: false,
  answerRefusal: undefined,
  cancelRequested: false,
  cancelRefusal: undefined,
  deviceId: PHONE,
};
const proven = sampleEntry({ atServer: { revs: ['1-a'], time: '2026-11-20T09:05:01.000Z' } });
const refusal = { id: ORDER, rev: '1-a', reason: 'too large', firstTime: '', attempts: 1, nextTime: 0 };
const session = { userId: USER, roles: [], name: 'Ada' };
const fileOf = (...known: Partial<KnownOrder>[]) => {
  const views = known.flatMap((one) => viewOrder({ ...nothing, ...one }) ?? []);
  const file = exportUnsent(views, { session, now: '2026-11-21T10:00:00.000Z', origin: 'https://shop.example' });
  return { name: file.name, content: JSON.parse(file.text) as { name: string; orders: { order: unknown }[] } };
};

test('a file of unsent orders says whose they are, what was ordered and why it is held, and holds each order whole', () => {
  const { name, content } = fileOf({ placed: samplePlaced(), refusal });
  expect(name).toBe('coffee-orders-not-sent-2026-11-21.json');
  expect(content).toMatchObject({
    name: 'Ada',
    userId: USER,
    orders: [{ orderId: ORDER, what: '2 × Flat white', known: 'held', reason: 'too large' }],
  });
  expect(PlacedOrder.parse(content.orders[0]?.order)).toEqual(samplePlaced());
});

test('what the shop holds or has decided is not in it', () => {
  expect(fileOf({ placed: samplePlaced(), entry: proven }, { processed: sampleProcessed() }).content.orders).toEqual(
    [],
  );
});
