import { expect, test } from 'vitest';
import { describeOptions } from './describe-options.ts';

const options = [
  { id: 'size', name: 'Size', min: 1, max: 1, choices: [{ id: 'large', name: 'Large', priceDelta: 60 }] },
  { id: 'extras', name: 'Extras', min: 0, max: 2, choices: [{ id: 'shot', name: 'Extra shot', priceDelta: 80 }] },
];

test('choices are told in the words and the order of the item', () => {
  expect(describeOptions({ options }, { extras: ['shot'], size: 'large' })).toEqual(['Large', 'Extra shot']);
});

test('a choice the item no longer has is not hidden', () => {
  expect(describeOptions({ options }, { size: 'huge', milk: 'oat' })).toEqual(['huge', 'oat']);
  expect(describeOptions(undefined, { milk: ['oat', 'soy'] })).toEqual(['oat', 'soy']);
});
