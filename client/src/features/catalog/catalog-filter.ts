import { type Allergen, CATEGORIES, type Category, type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';

/** What of the catalog a shopper wants to see. `upTo` is a price in minor units. */
export type CatalogFilter = {
  category: Category | undefined;
  without: readonly Allergen[];
  upTo: number | undefined;
  onlyFavourites: boolean;
};

export const NO_FILTER: CatalogFilter = { category: undefined, without: [], upTo: undefined, onlyFavourites: false };

/** Whether an item is to be seen. A sold-out item is: people ask for it. */
export function passes(item: Item, filter: CatalogFilter, favourites: ReadonlySet<string>): boolean {
  if (filter.category !== undefined && item.category !== filter.category) return false;
  if (filter.upTo !== undefined && item.price.amount > filter.upTo) return false;
  if (filter.onlyFavourites && !favourites.has(itemIdOf(item))) return false;
  return !item.allergens.some((allergen) => filter.without.includes(allergen));
}

/** How many of the sheet's filters are set; the category has its own bar. */
export function countFilters({ without, upTo, onlyFavourites }: CatalogFilter): number {
  return without.length + (upTo === undefined ? 0 : 1) + (onlyFavourites ? 1 : 0);
}

/** The shelves with what stands on each, in the shop's order, none empty. */
export function byCategory(items: readonly Item[]): { category: Category; items: Item[] }[] {
  return CATEGORIES.map((category) => ({ category, items: items.filter((item) => item.category === category) })).filter(
    (shelf) => shelf.items.length > 0,
  );
}
