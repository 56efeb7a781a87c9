import { expect, test } from 'vitest';
import { mergeStampedFields } from './merge-stamped-fields.ts';

const early = '000000000001-0000-a';
const late = '000000000002-0000-b';

test('each field comes from its last writer', () => {
  const a = { name: 'Flat white', price: 400, stamps: { name: late, price: early } };
  const b = { name: 'Flat White', price: 420, stamps: { name: early, price: late } };
  expect(mergeStampedFields(a, b)).toEqual({ name: 'Flat white', price: 420, stamps: { name: late, price: late } });
});

test('a field that its last writer removed is gone', () => {
  const a = { stamps: { note: late } };
  const b = { note: 'hot', stamps: { note: early } };
  expect(mergeStampedFields<{ note?: string; stamps: Record<string, string> }>(a, b)).toEqual({
    stamps: { note: late },
  });
});

test('the keys of the result are sorted, since a revision depends on their order', () => {
  const merged = mergeStampedFields({ z: 1, a: 2, stamps: {} }, { a: 2, z: 1, stamps: {} });
  expect(Object.keys(merged)).toEqual(['a', 'stamps', 'z']);
});
