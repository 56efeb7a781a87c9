import type { Money } from './money.ts';

/** A format and how many digits of its currency are minor units. */
type MoneyFormat = { format: Intl.NumberFormat; digits: number };

const formats = new Map<string, MoneyFormat>();

/** An amount as people of that locale write it: `€4.20`, `4,20 €`. Minor units follow the currency (JPY has none). */
export function formatMoney({ amount, currency }: Money, locale: string, sign: 'auto' | 'always' = 'auto'): string {
  const { format, digits } = formatFor(locale, currency, sign);
  return format.format(amount / 10 ** digits);
}

/** How many digits of the currency are minor units. */
export function minorDigits(currency: string): number {
  return formatFor('en', currency, 'auto').digits;
}

function formatFor(locale: string, currency: string, sign: 'auto' | 'always'): MoneyFormat {
  const key = `${locale} ${currency} ${sign}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    signDisplay: sign === 'always' ? 'exceptZero' : 'auto',
  });
  const made = { format, digits: format.resolvedOptions().maximumFractionDigits ?? 2 };
  formats.set(key, made);
  return made;
}
