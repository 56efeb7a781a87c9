import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BROWNIE, OTHER_DEVICE_ID, sampleLine, sampleOrder } from '../testing/sample-orders.ts';
import { orderCoreHash } from './order-core.ts';

const lines = [sampleLine(), sampleLine({ itemId: BROWNIE }), sampleLine({ options: { milk: 'oat' } })];
const order = sampleOrder({ lines });

test('who sealed it, when, from which revisions and in which order of lines makes no difference', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.string(), (shuffled, itemRev) => {
      const elsewhere = sampleOrder({
        lines: shuffled.map((line) => ({ ...line, itemRev })),
        deviceId: OTHER_DEVICE_ID,
        placedTime: '2030-01-01T00:00:00.000Z',
        sealedFrom: { [sampleLine().lineId]: { [OTHER_DEVICE_ID]: 3 } },
      });
      expect(orderCoreHash(elsewhere)).toBe(orderCoreHash(order));
    }),
  );
});

test.each([
  ['a count', { lines: [sampleLine({ count: 3 }), ...lines.slice(1)] }],
  ['a price', { lines: [sampleLine({ unitPrice: 421 }), ...lines.slice(1)] }],
  ['an option', { lines: [sampleLine({ options: { milk: 'whole' } }), ...lines.slice(1)] }],
  ['a consent', { lines: [sampleLine({ consent: { priceUpTo: 1 } }), ...lines.slice(1)] }],
  ['a missing line', { lines: lines.slice(1) }],
  ['a note', { note: 'ring twice' }],
  ['the pick-up time', { fulfilment: { kind: 'pickup', pickupTime: '2026-11-20T12:00:00.000Z' } }],
  ['the total', { quote: { total: 1, currency: 'EUR' } }],
] as const)('%s makes another order of it', (_what, changes) => {
  expect(orderCoreHash({ ...order, ...changes } as typeof order)).not.toBe(orderCoreHash(order));
});
