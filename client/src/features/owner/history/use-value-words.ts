import { Item } from '@coffee-catalog/shared/catalog/item';
import { Money } from '@coffee-catalog/shared/money/money';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import * as z from 'zod/mini';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { formatMoney } from '../../../ui/format-money.ts';

const Named = z.array(z.object({ name: z.string() }));
const Details = Item.shape.details;
const Texts = z.array(z.string());
const MOST = 120;

/** A field's value in a few words: money as money, lists by their names, nothing as a dash. */
export function useValueWords(): (value: unknown) => string {
  const say = useOwnerText();
  const { locale } = useIntl();
  return useMemo(
    () => (value) => {
      if (value === null || value === undefined || value === '') return '–';
      if (typeof value === 'boolean') return say(value ? 'history.yes' : 'history.no');
      if (typeof value === 'number') return value.toLocaleString(locale);
      // A picture's id says nothing to a reader.
      if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 8) : value.slice(0, MOST);
      const money = z.safeParse(Money, value);
      if (money.success) return formatMoney(money.data, locale);
      const texts = z.safeParse(Texts, value);
      if (texts.success) return texts.data.join(', ') || '–';
      const named = z.safeParse(Named, value);
      if (named.success) return named.data.map(({ name }) => name).join(', ');
      const details = z.safeParse(Details, value);
      if (details.success) return details.data.map(({ label, value }) => `${label}: ${value}`).join(', ');
      return JSON.stringify(value).slice(0, MOST);
    },
    [say, locale],
  );
}
