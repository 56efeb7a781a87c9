import { expect, test } from 'vitest';
import { commonOtherwise, commonRise } from './consent-choice.ts';

test('lines on which nothing was said accept no rise and refuse the order', () => {
  expect(commonRise([{}, { priceUpTo: 0 }])).toBe(0);
  expect(commonOtherwise([{}, { orElse: 'refuse' }])).toBe('refuse');
});

test('lines that differ are told as mixed', () => {
  expect(commonRise([{ priceUpTo: 50 }, {}])).toBe('mixed');
  expect(commonOtherwise([{ orElse: 'leave-out' }, {}])).toBe('mixed');
});
