import { expect, test } from 'vitest';
import { ESPRESSO, FLAT_WHITE, sampleProcessed } from '../testing/sample.ts';
import { frequentItems } from './frequent-items.ts';

const [line] = sampleProcessed().lines;
if (line === undefined) throw new Error('the sample has a line');
const order = (itemId: string, count: number, claimedTime: string, status: 'received' | 'refused' = 'received') =>
  sampleProcessed(status, { claimedTime, lines: [{ ...line, itemId, count }] });

test('what is ordered more often comes first', () => {
  const orders = [order(FLAT_WHITE, 1, '2026-11-20T09:00:00.000Z'), order(ESPRESSO, 3, '2026-11-20T09:00:00.000Z')];
  expect(frequentItems(orders)).toEqual([ESPRESSO, FLAT_WHITE]);
});

test('what was ordered lately outweighs a habit of long ago', () => {
  const orders = [order(ESPRESSO, 4, '2026-05-20T09:00:00.000Z'), order(FLAT_WHITE, 1, '2026-11-20T09:00:00.000Z')];
  expect(frequentItems(orders)).toEqual([FLAT_WHITE, ESPRESSO]);
});

test('what was refused was not had', () => {
  expect(frequentItems([order(ESPRESSO, 4, '2026-11-20T09:00:00.000Z', 'refused')])).toEqual([]);
});
