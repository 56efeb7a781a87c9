import type { Option } from '@coffee-catalog/shared/catalog/item';
import { expect, test } from 'vitest';
import { canChoose, chooseOption, isSingle } from './choose-option.ts';

const choices = ['a', 'b', 'c'].map((id) => ({ id, name: id, priceDelta: 0 }));
const option = (min: number, max: number): Option => ({ id: 'milk', name: 'Milk', min, max, choices });

test('of a single choice the last tap holds, and it cannot be taken back', () => {
  expect(isSingle(option(1, 1))).toBe(true);
  expect(chooseOption({ milk: 'a' }, option(1, 1), 'b')).toEqual({ milk: 'b' });
  expect(chooseOption({ milk: 'b' }, option(1, 1), 'b')).toEqual({ milk: 'b' });
});

test('a choice one may go without is taken back by a second tap', () => {
  expect(chooseOption({ milk: 'a', size: 'l' }, option(0, 1), 'a')).toEqual({ size: 'l' });
});

test('of several, no more than allowed', () => {
  const two = option(0, 2);
  expect(chooseOption({}, two, 'a')).toEqual({ milk: ['a'] });
  expect(chooseOption({ milk: ['a'] }, two, 'b')).toEqual({ milk: ['a', 'b'] });
  expect(chooseOption({ milk: ['a', 'b'] }, two, 'c')).toEqual({ milk: ['a', 'b'] });
  expect(chooseOption({ milk: ['a'] }, two, 'a')).toEqual({});
  expect(canChoose({ milk: ['a', 'b'] }, two, 'c')).toBe(false);
  expect(canChoose({ milk: ['a', 'b'] }, two, 'a')).toBe(true);
});
