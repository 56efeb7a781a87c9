import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import { expect, test } from 'vitest';
import { moveItem } from './move-item.ts';

const id = (n: number) => `01990000-0000-7000-8000-00000000000${n}`;
const shelf = (...orders: number[]) => orders.map((order, n) => sampleItem({ _id: `item:${id(n)}`, order }));

test('two neighbours change places', () => {
  expect(moveItem(shelf(10, 20, 30), id(1), -1)).toEqual([
    { itemId: id(1), order: 10 },
    { itemId: id(0), order: 20 },
  ]);
});

test('where neighbours have the same place the shelf is numbered anew', () => {
  expect(moveItem(shelf(0, 0, 30), id(0), 1)).toEqual([
    { itemId: id(1), order: 10 },
    { itemId: id(0), order: 20 },
  ]);
});

test('the first goes no further up, the last no further down', () => {
  expect(moveItem(shelf(10, 20), id(0), -1)).toEqual([]);
  expect(moveItem(shelf(10, 20), id(1), 1)).toEqual([]);
  expect(moveItem(shelf(10), 'unknown', 1)).toEqual([]);
});
