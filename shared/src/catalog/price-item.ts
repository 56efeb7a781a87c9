import type { ChosenOptions } from '../ids/derived-id.ts';
import type { Item, Option } from './item.ts';

/** The unit price of an item as chosen, or why the choice cannot be sold. */
export type PricedItem =
  | { kind: 'priced'; amount: number }
  | { kind: 'bad-option'; option: string; problem: 'unknown-option' | 'unknown-choice' | 'too-few' | 'too-many' };

/** The price of one unit in minor units of the item's currency: the base price and what each choice adds, never below zero. */
export function priceItem(item: Pick<Item, 'price' | 'options'>, chosen: ChosenOptions): PricedItem {
  const known = new Set(item.options.map((option) => option.id));
  const stranger = Object.keys(chosen).find((id) => !known.has(id));
  if (stranger !== undefined) return { kind: 'bad-option', option: stranger, problem: 'unknown-option' };
  let amount = item.price.amount;
  for (const option of item.options) {
    const priced = priceOption(option, chosen[option.id]);
    if (priced.kind === 'bad-option') return priced;
    amount += priced.amount;
  }
  return { kind: 'priced', amount: Math.max(0, amount) };
}

/** The choices a shopper starts with: the first of every option that demands one. */
export function defaultOptions(item: Pick<Item, 'options'>): Record<string, string | string[]> {
  const demanding = item.options.filter((option) => option.min > 0);
  return Object.fromEntries(
    demanding.map((option) => {
      const first = option.choices.slice(0, option.min).map((choice) => choice.id);
      return [option.id, option.max === 1 ? (first[0] as string) : first];
    }),
  );
}

function priceOption(option: Option, chosen: string | readonly string[] | undefined): PricedItem {
  const ids = chosen === undefined ? [] : typeof chosen === 'string' ? [chosen] : [...new Set(chosen)];
  if (ids.length < option.min) return { kind: 'bad-option', option: option.id, problem: 'too-few' };
  if (ids.length > option.max) return { kind: 'bad-option', option: option.id, problem: 'too-many' };
  let amount = 0;
  for (const id of ids) {
    const choice = option.choices.find((candidate) => candidate.id === id);
    if (choice === undefined) return { kind: 'bad-option', option: option.id, problem: 'unknown-choice' };
    amount += choice.priceDelta;
  }
  return { kind: 'priced', amount };
}
