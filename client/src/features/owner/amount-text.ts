import { minorDigits } from '@coffee-catalog/shared/money/format-money';
import { MAX_AMOUNT } from '@coffee-catalog/shared/money/money';

/** An amount in minor units as one types it: `420` EUR is `4.20`. */
export function amountToText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/**
 * What was typed as minor units, or undefined when it is no amount of that currency: point or comma, no more decimals than the currency
 * has, at most the shop's largest amount. A sign is taken.
 */
export function textToAmount(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const parts = /^([+-]?)(\d{1,10})(?:[.,](\d+))?$/.exec(text.replaceAll(/\s/g, ''));
  if (parts === null) return undefined;
  const [, sign, whole = '', decimals = ''] = parts;
  if (decimals.length > digits) return undefined;
  const amount = Number(whole + decimals.padEnd(digits, '0'));
  return amount > MAX_AMOUNT ? undefined : sign === '-' && amount > 0 ? -amount : amount;
}
