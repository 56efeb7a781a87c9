import type { Item } from '@coffee-catalog/shared/catalog/item';
import { MAX_AMOUNT } from '@coffee-catalog/shared/money/money';

/** How prices are to change: by per cent or by an amount in minor units (either may be negative), then rounded to a multiple of `roundTo` minor units. */
export type PriceRule = { kind: 'percent' | 'amount'; by: number; roundTo: number };

/** An item's price before and after, in minor units of its currency. */
export type NewPrice = { item: Item; before: number; after: number };

/** What the rule makes of each price: never below zero nor above what the shop can write down. Prices that stay as they are are left out. */
export function newPrices(items: readonly Item[], rule: PriceRule): NewPrice[] {
  return items
    .map((item) => ({ item, before: item.price.amount, after: newAmount(item.price.amount, rule) }))
    .filter(({ before, after }) => before !== after);
}

function newAmount(amount: number, { kind, by, roundTo }: PriceRule): number {
  const exact = kind === 'percent' ? (amount * (100 + by)) / 100 : amount + by;
  return Math.min(MAX_AMOUNT, Math.max(0, Math.round(exact / roundTo) * roundTo));
}
