import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MILK, sampleItem } from '../testing/sample-orders.ts';
import type { Item } from './item.ts';
import { defaultOptions, priceItem } from './price-item.ts';

const extras = {
  id: 'extras',
  name: 'Extras',
  min: 0,
  max: 2,
  choices: ['shot', 'syrup', 'cream'].map((id, index) => ({ id, name: id, priceDelta: (index + 1) * 30 })),
};
const item = sampleItem({ options: [MILK, extras] });

test('a price is the base price and what each choice adds', () => {
  expect(priceItem(item, { milk: 'oat', extras: ['shot', 'cream'] })).toEqual({
    kind: 'priced',
    amount: 420 + 50 + 30 + 90,
  });
  expect(priceItem(item, { milk: 'whole' })).toEqual({ kind: 'priced', amount: 420 });
});

test.each([
  [{}, 'milk', 'too-few'],
  [{ milk: ['oat', 'whole'] }, 'milk', 'too-many'],
  [{ milk: 'goat' }, 'milk', 'unknown-choice'],
  [{ milk: 'oat', size: 'large' }, 'size', 'unknown-option'],
  [{ milk: 'oat', extras: ['shot', 'syrup', 'cream'] }, 'extras', 'too-many'],
])('%j cannot be had (%s: %s)', (chosen, option, problem) => {
  expect(priceItem(item, chosen)).toEqual({ kind: 'bad-option', option, problem });
});

test('the same choice twice is chosen once', () => {
  expect(priceItem(item, { milk: 'oat', extras: ['shot', 'shot'] })).toEqual({ kind: 'priced', amount: 500 });
});

const arbitraryOptions: fc.Arbitrary<Item['options']> = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('milk', 'size', 'extras'),
      min: fc.integer({ min: 0, max: 2 }),
      more: fc.integer({ min: 0, max: 2 }),
      deltas: fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 6 }),
    })
    .map(({ id, min, more, deltas }) => ({
      id,
      name: id,
      min,
      max: Math.max(1, min + more),
      choices: deltas.map((priceDelta, index) => ({ id: `c${index}`, name: `c${index}`, priceDelta })),
    })),
  { selector: ({ id }) => id, maxLength: 3 },
);

test('what an item starts with can be had, and no price is below zero', () => {
  fc.assert(
    fc.property(arbitraryOptions, fc.integer({ min: 0, max: 600 }), (options, amount) => {
      const priced = priceItem({ options, price: { amount, currency: 'EUR' } }, defaultOptions({ options }));
      expect(priced.kind === 'priced' && priced.amount >= 0).toBe(true);
    }),
  );
});
