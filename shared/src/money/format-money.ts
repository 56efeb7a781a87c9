import type { Money } from './money.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as people of that locale write it: `€4.20`, `4,20 €`. Minor units follow the currency (JPY has none). */
export function formatMoney({ amount, currency }: Money, locale: string, sign: 'auto' | 'always' = 'auto'): string {
  const format = formatFor(locale, currency, sign);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** How many digits of the currency are minor units. */
export function minorDigits(currency: string): number {
  return formatFor('en', currency, 'auto').resolvedOptions().maximumFractionDigits ?? 2;
}

function formatFor(locale: string, currency: string, sign: 'auto' | 'always'): Intl.NumberFormat {
  const key = `${locale} ${currency} ${sign}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    signDisplay: sign === 'always' ? 'exceptZero' : 'auto',
  });
  formats.set(key, made);
  return made;
}
