import { expect, test } from 'vitest';
import { fitSquare } from './fit-square.ts';

test('a picture is cut to the square in its middle and made small', () => {
  expect(fitSquare(4000, 3000, 800)).toEqual({ x: 500, y: 0, side: 3000, size: 800 });
  expect(fitSquare(600, 1001, 800)).toEqual({ x: 0, y: 200, side: 600, size: 600 });
});

test('a picture is never enlarged', () => {
  expect(fitSquare(1, 1, 800)).toEqual({ x: 0, y: 0, side: 1, size: 1 });
});
