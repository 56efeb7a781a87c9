import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';

type Sold = Pick<Item, 'name' | 'category' | 'options'> & { readonly amount: number };

const milk: Item['options'][number] = {
  id: 'milk',
  name: 'Milk',
  min: 1,
  max: 1,
  choices: [
    { id: 'whole', name: 'Whole milk', priceDelta: 0 },
    { id: 'oat', name: 'Oat', priceDelta: 50 },
  ],
};

const SOLD: readonly Sold[] = [
  { name: 'Espresso', category: 'espresso', options: [], amount: 240 },
  { name: 'Flat white', category: 'espresso', options: [milk], amount: 380 },
  { name: 'Filter of the day', category: 'filter', options: [], amount: 320 },
  { name: 'Croissant', category: 'pastry', options: [], amount: 290 },
  { name: 'Ethiopia Guji, 250 g', category: 'beans', options: [], amount: 1450 },
];

/** What the simulated shop sells: few things, so that devices meet at the same lines. */
export const SIMULATED_CATALOG: readonly Item[] = SOLD.map(({ name, category, options, amount }, at) => ({
  _id: `item:0199aaaa-0000-7000-8000-00000000000${at}`,
  type: 'item',
  schemaVersion: 1,
  name,
  description: '',
  category,
  order: at,
  price: { amount, currency: 'EUR' },
  image: null,
  allergens: [],
  available: true,
  options,
  details: [],
  stamps: {},
}));

/** The last so many of them are counted. */
export const COUNTED_ITEMS = 2;

/** What is on the shelf in the beginning: little, so that it runs out. */
export const SIMULATED_STOCK: readonly StockCount[] = SIMULATED_CATALOG.slice(-COUNTED_ITEMS).map(({ _id }) => ({
  _id,
  type: 'stock',
  schemaVersion: 1,
  onHand: 5,
  reserved: {},
}));
