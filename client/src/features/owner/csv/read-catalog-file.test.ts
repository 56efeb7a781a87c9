import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import { expect, test } from 'vitest';
import { byItemId, readCatalogFile } from './read-catalog-file.ts';

const item = sampleItem({ name: 'Flat white', price: { amount: 420, currency: 'EUR' } });
const id = item._id.slice('item:'.length);
const read = (...lines: string[]) => readCatalogFile(lines.join('\r\n'), byItemId([item]), 'EUR');

test('columns that are missing change nothing, and a decimal comma between semicolons is a price', () => {
  expect(read('id;price', `${id};4,50`)).toEqual({
    kind: 'changes',
    changes: [{ kind: 'change', item, change: { price: { amount: 450, currency: 'EUR' } } }],
    same: 0,
  });
});

test('a row without an id is a new item', () => {
  const file = read('id,name,category,price', ',Cortado,espresso,3.90');
  expect(file).toMatchObject({
    kind: 'changes',
    changes: [{ kind: 'create', name: 'Cortado', item: { price: { amount: 390 }, available: true, options: [] } }],
  });
});

test('each bad row is told once, by its line, with the column, and nothing of the file is a change', () => {
  const stranger = '01990000-0000-7000-8000-00000000ffff';
  const file = read(
    'id,name,category,price,allergens,on_sale,options',
    `${id},Flat white,espresso,4.20,milk,yes,[]`,
    `${id},Flat white,espresso,4.20,milk,yes,[]`,
    `${stranger},X,espresso,1.00,,yes,[]`,
    ',X,espresso,much,,maybe,[]',
    ',X,weapons,1.00,,yes,[]',
    ',,espresso,1.00,,yes,[]',
    ',X,espresso,1.00,cyanide,yes,[]',
    ',X,espresso,1.00,,perhaps,[]',
    ',X,espresso,1.00,,yes,{',
    ',X,espresso,1.00',
    ',X,espresso,1.00,,yes,[],too,much',
  );
  expect(file.kind === 'bad-rows' && file.problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
    [3, 'id', 'twice'],
    [4, 'id', 'unknown-item'],
    [5, 'price', 'unreadable'],
    [6, 'category', 'unreadable'],
    [7, 'name', 'missing'],
    [8, 'allergens', 'unreadable'],
    [9, 'on_sale', 'unreadable'],
    [10, 'options', 'unreadable'],
    [11, 'allergens', 'missing'],
    [12, 'options', 'too-many-cells'],
  ]);
});

test('a file that is no catalog is told as a whole', () => {
  expect(read('hello', 'world')).toEqual({ kind: 'bad-file', problem: 'no-columns' });
  expect(read('id,name,prize', `${id},x,4`)).toEqual({ kind: 'unknown-columns', columns: ['prize'] });
  expect(read('id,name')).toEqual({ kind: 'bad-file', problem: 'empty' });
  expect(read('')).toEqual({ kind: 'bad-file', problem: 'no-columns' });
});
