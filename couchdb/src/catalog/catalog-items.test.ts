import { CATEGORIES, Item } from '@coffee-catalog/shared/catalog/item';
import { defaultOptions, priceItem } from '@coffee-catalog/shared/catalog/price-item';
import { expect, test } from 'vitest';
import { catalogItems, itemIdFor, type SeedItem } from './catalog-items.ts';
import { drawnSlugs } from './illustrations/draw-item.ts';

const items = catalogItems('EUR');

const repeated = <T>(values: readonly T[]): T[] => values.filter((value, i) => values.indexOf(value) !== i);

/** What the least demanding shopper could pay: of every option only what is asked for, and whatever lowers the price. */
const cheapest = ({ price, options }: SeedItem): number =>
  options.reduce((sum, { min, max, choices }) => {
    const deltas = choices.map(({ priceDelta }) => priceDelta).sort((a, b) => a - b);
    return (
      sum +
      deltas
        .slice(0, max)
        .filter((delta, i) => i < min || delta < 0)
        .reduce((a, b) => a + b, 0)
    );
  }, price.amount);

test('a shop opens with a hundred items on all its shelves', () => {
  expect(items).toHaveLength(100);
  expect([...new Set(items.map(({ category }) => category))]).toEqual(CATEGORIES);
});

test('no two items share a slug, a name, an id or a description', () => {
  for (const field of ['slug', 'name', 'id', 'description', 'order'] as const) {
    expect(repeated(items.map((item) => item[field]))).toEqual([]);
  }
});

/** The slugs of the items for which something does not hold. */
const failing = (holds: (item: SeedItem) => boolean): string[] =>
  items.filter((item) => !holds(item)).map(({ slug }) => slug);

test('every item makes a catalog document that the schema accepts', () => {
  const document = ({ id, slug: _slug, svg: _svg, ...fields }: SeedItem) => ({
    ...fields,
    _id: `item:${id}`,
    type: 'item',
    schemaVersion: 1,
    image: null,
    available: true,
    stamps: {},
  });
  expect(failing((item) => Item.safeParse(document(item)).success)).toEqual([]);
});

test('every price is a positive whole number of cents, whatever is chosen', () => {
  expect(failing((item) => Number.isInteger(item.price.amount) && cheapest(item) > 0)).toEqual([]);
});

test('every option can be met, and no id is given twice', () => {
  expect(
    failing(
      ({ options }) =>
        repeated(options.map(({ id }) => id)).length === 0 &&
        options.every(
          ({ min, max, choices }) =>
            min <= max && max <= choices.length && repeated(choices.map(({ id }) => id)).length === 0,
        ),
    ),
  ).toEqual([]);
});

test('what the price includes costs nothing more', () => {
  const asOffered = (item: SeedItem) => priceItem(item, defaultOptions(item));
  expect(items.map(asOffered)).toEqual(items.map(({ price }) => ({ kind: 'priced', amount: price.amount })));
});

test('beans say where they come from and how they taste', () => {
  const labels = ['Origin', 'Region', 'Process', 'Variety', 'Altitude', 'Roast', 'Tasting notes'];
  for (const item of items.filter(({ category }) => category === 'beans')) {
    expect(item.details.map(({ label }) => label)).toEqual(labels);
  }
});

test('loading again, anywhere, gives the same items', () => {
  expect(catalogItems('EUR')).toEqual(items);
  expect(itemIdFor('espresso')).toBe('b1ccb417-641a-55ba-9346-ab9346270364');
  expect(catalogItems('CHF').map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  expect(catalogItems('CHF').every(({ price }) => price.currency === 'CHF')).toBe(true);
});

test('every item has a picture and every picture an item', () => {
  expect([...drawnSlugs].sort()).toEqual(items.map(({ slug }) => slug).sort());
});
