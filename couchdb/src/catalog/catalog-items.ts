import type { Item } from '@coffee-catalog/shared/catalog/item';
import { v5 as uuidV5 } from 'uuid';
import { beans } from './entries/beans.ts';
import { cups } from './entries/cups.ts';
import type { Entry } from './entries/entry.ts';
import { espresso } from './entries/espresso.ts';
import { filter } from './entries/filter.ts';
import { gear } from './entries/gear.ts';
import { pastry } from './entries/pastry.ts';
import { tea } from './entries/tea.ts';
import { drawItem } from './illustrations/draw-item.ts';

/** Never change it: item ids, and with them the lines of carts that are out there, follow from it. */
const CATALOG_NAMESPACE = '3b8f6f0e-0d2c-5a51-9d3e-7c1b6a54e2f9';

/** An item as the loader takes it: a catalog document's fields but for the picture, which comes as SVG text. */
export type SeedItem = Pick<
  Item,
  'name' | 'description' | 'category' | 'order' | 'price' | 'allergens' | 'options' | 'details'
> & {
  /** The item's UUID, without the `item:` of its document. */
  readonly id: string;
  readonly slug: string;
  /** Its picture, a complete SVG document. */
  readonly svg: string;
};

/** The opening shelves, in the order in which they are shown. */
export const entries: readonly Entry[] = [...espresso, ...filter, ...beans, ...tea, ...pastry, ...gear, ...cups];

/** The id of the item a slug names: the same in every shop and at every loading. */
export const itemIdFor = (slug: string): string => uuidV5(slug, CATALOG_NAMESPACE);

/**
 * The hundred items a new shop opens with, ids and pictures included. The same input gives the same items, byte for
 * byte, so that loading them twice changes nothing. `currency` is an ISO 4217 code; prices are in its minor units.
 */
export const catalogItems = (currency: string): SeedItem[] =>
  entries.map((entry, position) => seed(entry, position, currency));

// Orders leave gaps, so that the owner can put something in between.
const seed = (entry: Entry, position: number, currency: string): SeedItem => ({
  id: itemIdFor(entry.slug),
  slug: entry.slug,
  name: entry.name,
  description: entry.description,
  category: entry.category,
  order: (position + 1) * 10,
  price: { amount: entry.price, currency },
  allergens: [...entry.allergens],
  options: structuredClone([...entry.options]),
  details: structuredClone([...entry.details]),
  svg: drawItem(entry.slug),
});
