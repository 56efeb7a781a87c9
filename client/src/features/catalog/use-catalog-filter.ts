import { ALLERGENS, type Allergen, CATEGORIES, type Category } from '@coffee-catalog/shared/catalog/item';
import { useSyncExternalStore } from 'react';
import { type CatalogFilter, NO_FILTER } from './catalog-filter.ts';

const STORED_AS = 'coffee-catalog:without';

// Kept outside of the screen: who looks at an item and comes back finds the shelves as they were left. What somebody cannot eat stays
// with the device.
let state: { filter: CatalogFilter; query: string } = {
  filter: { ...NO_FILTER, category: categoryOfAddress(), without: storedAllergens() },
  query: '',
};
const listeners = new Set<() => void>();

/** What the shopper looks for, and how to change it. */
export function useCatalogFilter(): { filter: CatalogFilter; query: string } {
  return useSyncExternalStore(subscribe, () => state);
}

/** Changes some of the filter. */
export function changeFilter(change: Partial<CatalogFilter>): void {
  state = { ...state, filter: { ...state.filter, ...change } };
  if (change.without !== undefined) localStorage.setItem(STORED_AS, change.without.join(' '));
  tell();
}

/** Changes the words that are searched for. */
export function changeQuery(query: string): void {
  state = { ...state, query };
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** `/?category=tea` opens at that shelf. */
function categoryOfAddress(): Category | undefined {
  const asked = new URLSearchParams(location.search).get('category');
  return CATEGORIES.find((category) => category === asked);
}

function storedAllergens(): Allergen[] {
  const stored = localStorage.getItem(STORED_AS)?.split(' ') ?? [];
  return ALLERGENS.filter((allergen) => stored.includes(allergen));
}
