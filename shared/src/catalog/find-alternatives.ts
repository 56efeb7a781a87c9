import type { ChosenOptions } from '../ids/derived-id.ts';
import type { Item } from './item.ts';
import { priceItem } from './price-item.ts';

/**
 * How an item could be had when what was chosen for one option cannot be: with each other choice of it, the cheapest first (the same price: in the catalog's order).
 * None where more than one thing was chosen for that option: nobody knows which of them to replace. Unit prices in minor units.
 */
export function findAlternatives(
  item: Pick<Item, 'price' | 'options'>,
  chosen: ChosenOptions,
  optionId: string,
): { options: Record<string, string | string[]>; unitPrice: number }[] {
  const option = item.options.find(({ id }) => id === optionId);
  const before = chosen[optionId];
  if (option === undefined || option.max !== 1 || (Array.isArray(before) && before.length > 1)) return [];
  const found = option.choices.flatMap(({ id }) => {
    const options = { ...copyOf(chosen), [optionId]: id };
    const priced = priceItem(item, options);
    return priced.kind === 'priced' ? [{ options, unitPrice: priced.amount }] : [];
  });
  return found.sort((a, b) => a.unitPrice - b.unitPrice);
}

function copyOf(chosen: ChosenOptions): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(chosen).map(([id, choice]) => [id, typeof choice === 'string' ? choice : [...choice]]),
  );
}
