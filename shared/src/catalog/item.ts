import * as z from 'zod/mini';
import { DAY_PATTERN, ITEM_DOCUMENT_ID_PATTERN, OPTION_ID_PATTERN, SHA256_PATTERN } from '../ids/patterns.ts';
import { MAX_AMOUNT, Money } from '../money/money.ts';
import { Stamps } from '../stamps/stamp.ts';

/** The shop's shelves, in the order in which they are shown. */
export const CATEGORIES = ['espresso', 'filter', 'beans', 'tea', 'pastry', 'gear', 'cups'] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** The allergens a shop must name for what it sells (a subset of Regulation (EU) 1169/2011, Annex II). */
export const ALLERGENS = ['milk', 'gluten', 'egg', 'nuts', 'soy', 'sesame'] as const;
export const Allergen = z.enum(ALLERGENS);
export type Allergen = z.infer<typeof Allergen>;

const shortText = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const OptionId = z.string().check(z.regex(OPTION_ID_PATTERN));

/** One choice of an option and what it adds to the unit price (minor units, may be negative). */
export const Choice = z.strictObject({
  id: OptionId,
  name: shortText(60),
  priceDelta: z.int().check(z.gte(-MAX_AMOUNT), z.lte(MAX_AMOUNT)),
});
export type Choice = z.infer<typeof Choice>;

/** Something the shopper chooses about an item: at least `min` and at most `max` of its choices. */
export const Option = z.strictObject({
  id: OptionId,
  name: shortText(60),
  min: z.int().check(z.gte(0), z.lte(20)),
  max: z.int().check(z.gte(1), z.lte(20)),
  choices: z.array(Choice).check(z.minLength(1), z.maxLength(30)),
});
export type Option = z.infer<typeof Option>;

/** A fact about an item that is shown as a row: origin, roast, weight. */
export const Detail = z.strictObject({ label: shortText(40), value: shortText(120) });

/** What a catalog document holds. `image` is the id of its picture; `order` sorts within a category. */
export const Item = z.strictObject({
  _id: z.string().check(z.regex(ITEM_DOCUMENT_ID_PATTERN)),
  type: z.literal('item'),
  schemaVersion: z.literal(1),
  name: shortText(80),
  description: z.string().check(z.maxLength(1000)),
  category: Category,
  order: z.int().check(z.gte(0), z.lte(1_000_000)),
  price: Money,
  image: z.nullable(z.string().check(z.regex(SHA256_PATTERN))),
  allergens: z.array(Allergen).check(z.maxLength(20)),
  available: z.boolean(),
  /** The shop's calendar day on which it was sold out; the day after, it is there again. */
  soldOutOn: z.optional(z.nullable(z.string().check(z.regex(DAY_PATTERN)))),
  options: z.array(Option).check(z.maxLength(12)),
  details: z.array(Detail).check(z.maxLength(12)),
  stamps: Stamps,
});
export type Item = z.infer<typeof Item>;

/** The id of an item without the `item:` of its document. */
export function itemIdOf(item: Pick<Item, '_id'>): string {
  return item._id.slice('item:'.length);
}
