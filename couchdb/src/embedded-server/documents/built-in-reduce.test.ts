import { expect, test } from 'vitest';
import { reduceBuiltIn } from './built-in-reduce.ts';

test('sums numbers, and arrays place by place', () => {
  const sum = reduceBuiltIn('_sum');
  expect(sum?.([1, 2, 3])).toBe(6);
  expect(
    sum?.([
      [1, 2],
      [3, 4, 5],
    ]),
  ).toEqual([4, 6, 5]);
  expect(() => sum?.([1, 'x'])).toThrow(/_sum/);
});

test('counts, whatever the values are', () => {
  expect(reduceBuiltIn('_count')?.([null, 'x', {}])).toBe(3);
});

test('statistics of numbers, and of arrays place by place', () => {
  const stats = reduceBuiltIn('_stats');
  expect(stats?.([1, 3])).toEqual({ sum: 4, count: 2, min: 1, max: 3, sumsqr: 10 });
  expect(
    stats?.([
      [1, 5],
      [2, 6],
    ]),
  ).toMatchObject([
    { sum: 3, max: 2 },
    { sum: 11, max: 6 },
  ]);
  expect(() => stats?.(['x'])).toThrow(/_stats/);
});

test('JavaScript is no built-in, and an unknown built-in is refused', () => {
  expect(reduceBuiltIn('function () {}')).toBeUndefined();
  expect(() => reduceBuiltIn('_nothing')).toThrow('_nothing is not a supported reduce function.');
});
