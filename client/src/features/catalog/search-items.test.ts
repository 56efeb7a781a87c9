import type { Item } from '@coffee-catalog/shared/catalog/item';
import { expect, test } from 'vitest';
import { indexItems, searchItems } from './search-items.ts';

const item = (name: string, about: Partial<Item> = {}): Item => ({
  _id: `item:${name}`,
  type: 'item',
  schemaVersion: 1,
  name,
  description: '',
  category: 'espresso',
  order: 0,
  price: { amount: 300, currency: 'EUR' },
  image: null,
  allergens: [],
  available: true,
  options: [],
  details: [],
  stamps: {},
  ...about,
});

const shelf = [
  item('Flat white', { description: 'Two ristretti under silky milk' }),
  item('Cappuccino', { description: 'Goes well with a croissant' }),
  item('Café au lait', { category: 'filter' }),
  item('Croissant', { category: 'pastry' }),
  item('Pain au chocolat', { category: 'pastry' }),
  item('Guji natural', { category: 'beans', details: [{ label: 'Origin', value: 'Ethiopia' }] }),
];
const names = {
  espresso: 'Espresso',
  filter: 'Filter',
  beans: 'Kaffeebohnen',
  tea: '',
  pastry: 'Gebäck',
  gear: '',
  cups: '',
};
const index = indexItems(shelf, (category) => names[category]);
const search = (query: string) => searchItems(index, query).map(({ name }) => name);

test('an empty search finds everything, in the order of the shelf', () => {
  expect(search('  ')).toEqual(shelf.map(({ name }) => name));
});

test('accents and capitals do not matter, in either direction', () => {
  expect(search('cafe')).toEqual(['Café au lait']);
  expect(search('CAPPÚCCINO')).toEqual(['Cappuccino']);
  expect(search('geback')).toEqual(['Croissant', 'Pain au chocolat']);
});

test('typos are forgiven: a letter missing, too many, wrong or swapped', () => {
  expect(search('capuccino')).toEqual(['Cappuccino']);
  expect(search('croisant')).toContain('Croissant');
  expect(search('flta white')).toEqual(['Flat white']);
  expect(search('etiopia')).toEqual(['Guji natural']);
  expect(search('chocolade')).toEqual(['Pain au chocolat']);
});

test('a name comes before a description that mentions it', () => {
  expect(search('croissant')).toEqual(['Croissant', 'Cappuccino']);
});

test('the beginning of a word is enough', () => {
  expect(search('cap')).toEqual(['Cappuccino']);
});

test('every word must be found', () => {
  expect(search('flat tea')).toEqual([]);
  expect(search('pain choc')).toEqual(['Pain au chocolat']);
});

test('the name of a shelf finds what stands on it', () => {
  expect(search('kaffeebohnen')).toEqual(['Guji natural']);
});

test('nonsense finds nothing', () => {
  expect(search('xyzzy')).toEqual([]);
  expect(search('*')).toEqual(shelf.map(({ name }) => name));
});
