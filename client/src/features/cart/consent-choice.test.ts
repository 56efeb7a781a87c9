import { expect, test } from 'vitest';
import { commonOtherwise, commonRise, replaceableOptions, withAnyChoice } from './consent-choice.ts';

test('lines on which nothing was said accept no rise and refuse the order', () => {
  expect(commonRise([{}, { priceUpTo: 0 }])).toBe(0);
  expect(commonOtherwise([{}, { orElse: 'refuse' }])).toBe('refuse');
});

test('lines that differ are told as mixed', () => {
  expect(commonRise([{ priceUpTo: 50 }, {}])).toBe('mixed');
  expect(commonOtherwise([{ orElse: 'leave-out' }, {}])).toBe('mixed');
});

test('whoever accepts a rise and says nothing else is asked beyond it', () => {
  expect(commonOtherwise([{ priceUpTo: 50 }])).toBe('ask');
  expect(commonOtherwise([{ priceUpTo: 50, orElse: 'refuse' }])).toBe('refuse');
});

test('another choice is offered only where one of several was chosen', () => {
  const choices = ['whole', 'oat'].map((id) => ({ id, name: id, priceDelta: 0 }));
  const milk = { id: 'milk', name: 'Milk', min: 1, max: 1, choices };
  const extras = { id: 'extras', name: 'Extras', min: 0, max: 2, choices };
  const cup = { id: 'cup', name: 'Cup', min: 1, max: 1, choices: choices.slice(0, 1) };
  expect(replaceableOptions([milk, extras, cup], { milk: 'oat', extras: ['oat'], cup: 'whole' })).toEqual([milk]);
  expect(replaceableOptions([milk], {})).toEqual([]);
});

test('any choice of an option is consented to once, and taken back', () => {
  const any = withAnyChoice(withAnyChoice({ priceUpTo: 50 }, 'milk', true), 'milk', true);
  expect(any).toEqual({ priceUpTo: 50, anyChoiceOf: ['milk'] });
  expect(withAnyChoice(any, 'milk', false)).toEqual({ priceUpTo: 50, anyChoiceOf: [] });
});
