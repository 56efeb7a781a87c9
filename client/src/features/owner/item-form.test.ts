import type { Item } from '@coffee-catalog/shared/catalog/item';
import { expect, test } from 'vitest';
import { idForName } from './id-for-name.ts';
import { EMPTY_FORM, formOf, type ItemForm, readForm } from './item-form.ts';

const item: Item = {
  _id: 'item:01990000-0000-7000-8000-000000000001',
  type: 'item',
  schemaVersion: 1,
  name: 'Flat white',
  description: 'Silky',
  category: 'espresso',
  order: 10,
  price: { amount: 420, currency: 'EUR' },
  image: null,
  allergens: ['milk'],
  available: true,
  options: [{ id: 'milk', name: 'Milk', min: 1, max: 1, choices: [{ id: 'oat', name: 'Oat', priceDelta: 50 }] }],
  details: [{ label: 'Cup', value: '180 ml' }],
  stamps: {},
};
const { _id, type: _type, schemaVersion: _version, stamps: _stamps, ...fields } = item;

test('an item survives being shown in a form and read again', () => {
  expect(readForm(formOf(item), 'EUR')).toEqual({ kind: 'ok', item: fields });
});

test('new options and choices get ids from their names, old ones keep theirs though renamed', () => {
  const form: ItemForm = {
    ...formOf(item),
    options: [
      { ...formOf(item).options[0]!, name: 'Which milk?' },
      {
        id: '',
        name: 'Größe',
        min: '1',
        max: '1',
        choices: [
          { id: '', name: 'Groß', delta: '0,60' },
          { id: '', name: 'Groß', delta: '0' },
        ],
      },
    ],
  };
  const read = readForm(form, 'EUR');
  expect(read.kind === 'ok' && read.item.options.map(({ id }) => id)).toEqual(['milk', 'grosse']);
  expect(read.kind === 'ok' && read.item.options[1]?.choices).toEqual([
    { id: 'gross', name: 'Groß', priceDelta: 60 },
    { id: 'gross-2', name: 'Groß', priceDelta: 0 },
  ]);
});

test('each field that the shop would refuse is named', () => {
  const form: ItemForm = {
    ...EMPTY_FORM,
    price: 'much',
    options: [{ id: '', name: '', min: 'x', max: '1', choices: [{ id: '', name: 'a', delta: '?' }] }],
  };
  expect(readForm(form, 'EUR')).toEqual({
    kind: 'problems',
    paths: ['name', 'price', 'options.0.name', 'options.0.min', 'options.0.choices.0.delta'],
  });
});

test('a name in another script still gives an id', () => {
  expect(idForName('حليب', new Set())).toBe('choice');
});
