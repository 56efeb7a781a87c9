import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountToText, textToAmount } from './amount-text.ts';

test('an amount survives being shown and typed again, in currencies with two, no and three decimals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (amount, currency) => {
        expect(textToAmount(amountToText(amount, currency), currency)).toBe(amount);
      },
    ),
  );
});

test('point and comma are taken, and fewer decimals than the currency has', () => {
  expect(textToAmount('7.77', 'EUR')).toBe(777);
  expect(textToAmount(' 7,5 ', 'EUR')).toBe(750);
  expect(textToAmount('7', 'EUR')).toBe(700);
  expect(textToAmount('-0.50', 'EUR')).toBe(-50);
});

test('what is no amount of that currency is refused', () => {
  for (const text of ['', 'abc', '1.234', '1.2.3', '--1', '.5', '99999999999', 'NaN', '1e3']) {
    expect([text, textToAmount(text, 'EUR')]).toEqual([text, undefined]);
  }
  expect(textToAmount('1.5', 'JPY')).toBeUndefined();
});
