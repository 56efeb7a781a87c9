import type { Allergen, Category, Item, Option } from '@coffee-catalog/shared/catalog/item';

/** One thing on the opening shelves, before it is given an id, a currency and its picture. */
export interface Entry {
  /** Names the item for good: its id and its picture follow from it. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly category: Category;
  /** In minor units, with the first choice of every option that demands one. */
  readonly price: number;
  readonly allergens: readonly Allergen[];
  readonly options: readonly Option[];
  readonly details: Item['details'];
}

type Shelved = Pick<Entry, 'slug' | 'name' | 'description' | 'price'> & Partial<Entry>;

/** A shelf of one category; what an entry leaves out it does not have. */
export const shelf = (category: Category, ...entries: readonly Shelved[]): readonly Entry[] =>
  entries.map((entry) => ({ allergens: [], options: [], details: [], ...entry, category }));
