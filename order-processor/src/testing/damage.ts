import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import type { TestShop } from './test-shop.ts';

/* Documents of ours that nobody can read, past the databases' rules. */

/** Damages an item of the catalog. */
export async function breakItem(shop: TestShop, id: string): Promise<void> {
  await unchecked(shop, 'catalog', () => shop.changeItem(id, { price: null as never }));
}

/** Mends it. */
export async function mendItem(shop: TestShop, id: string): Promise<void> {
  await shop.changeItem(id, { price: sampleItem().price });
}

/** Damages an order of the book; resolves to what mends it. */
export async function breakBook(shop: TestShop, key: string): Promise<() => Promise<void>> {
  const orders = shop.onServer.as(PROCESSOR).use<BookOrder>('orders');
  const { _rev, ...sound } = await orders.get(key);
  const write = (rev: string, total: number) =>
    unchecked(shop, 'orders', async () => void (await orders.insert({ ...sound, _rev: rev, total })));
  await write(_rev, -1);
  return async () => await write((await orders.get(key))._rev, sound.total);
}

/** Does some work while a database has no rules. */
async function unchecked(shop: TestShop, database: string, work: () => Promise<void>): Promise<void> {
  const documents = shop.admin.use<{ validate_doc_update: string }>(database);
  const rules = await documents.get('_design/validation');
  const { rev } = await documents.insert({ ...rules, validate_doc_update: 'function () {}' });
  await work();
  await documents.insert({ ...rules, _rev: rev });
}
