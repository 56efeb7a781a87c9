import { Allergen, Category, Item } from '@coffee-catalog/shared/catalog/item';
import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import { Money } from '@coffee-catalog/shared/money/money';
import { ROLES } from '@coffee-catalog/shared/users/roles';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import * as z from 'zod/mini';
import type { OwnerTextKey } from '../../../texts/en/owner.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { useListWords } from '../../../ui/use-list-words.ts';

const { options: Options, details: Details } = Item.shape;
const Allergens = z.array(Allergen);
const Roles = z.array(z.enum(ROLES));
const Texts = z.array(z.string());
const MOST = 120;
const ROLE_NAMES = {
  shopper: 'history.roleShopper',
  staff: 'users.roleStaff',
  bluebottle: 'users.roleOwner',
} as const satisfies Record<(typeof ROLES)[number], OwnerTextKey>;

/** A field's value in a few words: money as money, a shelf, allergens and roles by their names on the screens, nothing as a dash. */
export function useValueWords(): (field: string, value: unknown) => string {
  const say = useOwnerText();
  const { locale } = useIntl();
  const list = useListWords();
  return useMemo(() => {
    const money = (amount: number, currency: string) => formatMoney({ amount, currency }, locale);
    /** By the field: these values are ids whose words stand elsewhere. `undefined`: not as this code knows it. */
    const ofField: Readonly<Record<string, (value: unknown) => string | undefined>> = {
      category: (value) => known(Category, value, (category) => say(`category.${category}`)),
      allergens: (value) => known(Allergens, value, (all) => list(all.map((one) => say(`allergen.${one}`)))),
      roles: (value) => known(Roles, value, (roles) => list(roles.map((role) => say(ROLE_NAMES[role])))),
      // A calendar day of the shop, in no zone.
      soldOutOn: (value) =>
        known(z.string(), value, (day) => formatDay(`${day}T00:00:00Z`, { locale, timeZone: 'UTC' })),
      // A picture's id says nothing to a reader.
      image: (value) => known(z.string(), value, (id) => id.slice(0, 8)),
      price: (value) => known(Money, value, ({ amount, currency }) => money(amount, currency)),
      options: (value) =>
        known(Options, value, (options) =>
          options.map(({ name, choices }) => `${name}: ${list(choices.map((choice) => choice.name))}`).join('; '),
        ),
      details: (value) =>
        known(Details, value, (details) => details.map(({ label, value }) => `${label}: ${value}`).join('; ')),
    };
    return (field, value) => {
      if (value === null || value === undefined || value === '') return '–';
      const words = ofField[field]?.(value);
      if (words !== undefined) return words === '' ? '–' : words.slice(0, MOST);
      if (typeof value === 'boolean') return say(value ? 'history.yes' : 'history.no');
      if (typeof value === 'number') return value.toLocaleString(locale);
      if (typeof value === 'string') return value.slice(0, MOST);
      return (known(Texts, value, (texts) => list(texts) || '–') ?? JSON.stringify(value)).slice(0, MOST);
    };
  }, [say, locale, list]);
}

function known<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  say: (value: z.infer<S>) => string,
): string | undefined {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? say(parsed.data) : undefined;
}
