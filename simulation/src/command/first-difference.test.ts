import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.ts';

test('two traces are told apart at their first different step, and a shorter one where it ends', () => {
  expect(firstDifference(['a', 'b', 'c'], ['a', 'x', 'y'])).toBe('step 2:\nb\nx');
  expect(firstDifference(['a'], ['a', 'b'])).toBe('step 2:\n(the trace ends)\nb');
  expect(firstDifference(['a', 'b'], ['a', 'b'])).toBeUndefined();
});
