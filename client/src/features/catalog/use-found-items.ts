import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { useDeferredValue, useMemo } from 'react';
import type { DataState } from '../../data/data-state.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useFrequentItems } from '../../data/use-frequent-items.ts';
import { useProfile } from '../../data/use-profile.ts';
import { useText } from '../../texts/use-text.ts';
import { type CatalogFilter, countFilters, passes } from './catalog-filter.ts';
import { searchOf } from './search-items.ts';
import { useCatalogFilter } from './use-catalog-filter.ts';

/** How many of the usual items are shown before the shelves. */
const USUAL = 8;

export type FoundItems = {
  state: DataState;
  filter: CatalogFilter;
  query: string;
  /** Whether anything but the whole shop is shown. */
  narrowed: boolean;
  all: Item[];
  items: Item[];
  /** What this shopper orders most, among what was found. */
  usual: Item[];
  /** Whether this shopper has marked anything. */
  hasFavourites: boolean;
};

/** The catalog as the shopper wants to see it now. */
export function useFoundItems(): FoundItems {
  const say = useText();
  const { state, items: entries } = useCatalog();
  const { profile } = useProfile();
  const frequent = useFrequentItems();
  const { filter, query } = useCatalogFilter();
  const deferredQuery = useDeferredValue(query);
  const all = useMemo(() => entries.map(({ item }) => item), [entries]);
  const search = useMemo(() => searchOf(all, (category) => say(`category.${category}`)), [all, say]);
  const items = useMemo(() => {
    const favourites = new Set(profile?.favourites);
    return search(deferredQuery).filter((item) => passes(item, filter, favourites));
  }, [search, deferredQuery, filter, profile?.favourites]);
  const usual = useMemo(() => {
    const byId = new Map(items.map((item) => [itemIdOf(item), item]));
    return frequent.flatMap((id) => byId.get(id) ?? []).slice(0, USUAL);
  }, [items, frequent]);
  const narrowed = query.trim() !== '' || filter.category !== undefined || countFilters(filter) > 0;
  const hasFavourites = (profile?.favourites.length ?? 0) > 0;
  return { state, filter, query, narrowed, all, items, usual, hasFavourites };
}
