import { expect, test } from 'vitest';
import { sampleItem } from '../testing/sample-orders.ts';
import { itemOn } from './sold-out.ts';

test('what is sold out today cannot be had today, and is there again tomorrow by itself', () => {
  const item = sampleItem({ soldOutOn: '2026-11-20' });
  expect(itemOn(item, '2026-11-20').available).toBe(false);
  expect(itemOn(item, '2026-11-21')).toBe(item);
});

test('an item that was never sold out, or was put back, is as it is', () => {
  for (const item of [sampleItem({}), sampleItem({ soldOutOn: null }), sampleItem({ available: false })]) {
    expect(itemOn(item, '2026-11-20')).toBe(item);
  }
});
