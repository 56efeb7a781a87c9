import { expect, test } from 'vitest';
import { fitSquare } from './fit-square.ts';

test('a picture is cut to the square in its middle and made small', () => {
  expect(fitSquare(4000, 3000, 800)).toEqual({ x: 500, y: 0, side: 3000, size: 800 });
  expect(fitSquare(600, 1001, 800)).toEqual({ x: 0, y: 200, side: 600, size: 600 });
});

test('a picture is never enlarged', () => {
  expect(fitSquare(1, 1, 800)).toEqual({ x: 0, y: 0, side: 1, size: 1 });
});

test('a part of the picture can be chosen, to its very edges and no further', () => {
  expect(fitSquare(4000, 3000, 800, { zoom: 2, x: 0, y: 1 })).toEqual({ x: 0, y: 1500, side: 1500, size: 800 });
  expect(fitSquare(4000, 3000, 800, { zoom: 1, x: 1, y: 1 })).toEqual({ x: 1000, y: 0, side: 3000, size: 800 });
  expect(fitSquare(2, 2, 800, { zoom: 4, x: 0.5, y: 0.5 })).toEqual({ x: 0, y: 0, side: 1, size: 1 });
});
