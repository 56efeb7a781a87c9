import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import { expect, test } from 'vitest';
import { newPrices } from './new-prices.ts';

const items = [420, 333, 0].map((amount) => sampleItem({ price: { amount, currency: 'EUR' } }));
const after = (rule: Parameters<typeof newPrices>[1]) =>
  newPrices(items, rule).map(({ before, after }) => [before, after]);

test('prices rise by per cent and are rounded', () => {
  expect(after({ kind: 'percent', by: 5, roundTo: 1 })).toEqual([
    [420, 441],
    [333, 350],
  ]);
  expect(after({ kind: 'percent', by: 5, roundTo: 10 })).toEqual([
    [420, 440],
    [333, 350],
  ]);
});

test('prices rise and fall by an amount, never below nothing', () => {
  expect(after({ kind: 'amount', by: 30, roundTo: 1 })).toEqual([
    [420, 450],
    [333, 363],
    [0, 30],
  ]);
  expect(after({ kind: 'amount', by: -400, roundTo: 1 })).toEqual([
    [420, 20],
    [333, 0],
  ]);
});

test('what stays as it is is no change', () => {
  expect(newPrices(items.slice(0, 1), { kind: 'percent', by: 0, roundTo: 10 })).toEqual([]);
});
