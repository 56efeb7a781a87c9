import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

const draw = (random: SeededRandom) => Array.from({ length: 5 }, () => random.integer(0, 1000));

test('the same seed draws the same, another one something else', () => {
  expect(draw(new SeededRandom('a'))).toEqual(draw(new SeededRandom('a')));
  expect(draw(new SeededRandom('a'))).not.toEqual(draw(new SeededRandom('b')));
});

test('what is drawn for one purpose changes nothing for another', () => {
  const one = new SeededRandom('a');
  const other = new SeededRandom('a');
  draw(one.fork('network'));
  expect(draw(one)).toEqual(draw(other));
});

test('whole numbers stay between their bounds and reach both', () => {
  const random = new SeededRandom('bounds');
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
  expect(drawn).toEqual(new Set([3, 4, 5, 6]));
});
