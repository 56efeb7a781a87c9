import { expect, test } from 'vitest';
import { formatMoney, minorDigits } from './format-money.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('an amount is written as the locale writes it', () => {
  expect(formatMoney({ amount: 420, currency: 'EUR' }, 'en')).toBe('€4.20');
  expect(plain(formatMoney({ amount: 123_456, currency: 'EUR' }, 'de'))).toBe('1.234,56 €');
});

test('a currency without minor units is not divided', () => {
  expect(formatMoney({ amount: 500, currency: 'JPY' }, 'en')).toBe('¥500');
  expect(minorDigits('JPY')).toBe(0);
});

test('what a choice adds carries its sign', () => {
  expect(formatMoney({ amount: 50, currency: 'EUR' }, 'en', 'always')).toBe('+€0.50');
  expect(formatMoney({ amount: -50, currency: 'EUR' }, 'en', 'always')).toBe('-€0.50');
});
