import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { type BookEntry, readBook } from '../sequence/book.ts';
import { type Content, revisionsOf, writeRevisions } from '../server/document.ts';
import { newHash, type Shopper } from './shopper.ts';
import type { TestShop } from './test-shop.ts';

/* What a cluster is left with after two of its servers took a write of the same document. */

/** Another processor claimed an order that is in the book; resolves to the revision of that claim and what it says. */
export async function claimTwice(
  shop: TestShop,
  shopper: Shopper,
  orderId: string,
  changes: (first: BookOrder) => Partial<BookOrder>,
  outcome: 'wins' | 'loses' = 'wins',
): Promise<BookEntry> {
  const first = await readBook(shop.shop, `${shopper.uid}:${orderId}`);
  if (first === undefined) throw new Error(`${orderId} is not in the book`);
  const order = { ...first.order, ...changes(first.order) };
  const rev = await addLeaf(shop, 'orders', order, outcome);
  return { order, rev, revisions: revisionsOf(rev) };
}

/** Writes a first revision beside those that are there, whose hash makes it win or lose in the database; resolves to it. */
export async function addLeaf(
  shop: TestShop,
  database: string,
  document: Content & { readonly _id: string },
  outcome: 'wins' | 'loses' = 'wins',
): Promise<string> {
  const hash = `${outcome === 'wins' ? 'ffff' : '0000'}${newHash().slice(4)}`;
  const leaf = { ...document, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } };
  await writeRevisions(shop.shop.ask, database, [leaf]);
  return leaf._rev;
}

/** The live leaves of a document. */
export async function leavesOf(shop: TestShop, database: string, id: string): Promise<string[]> {
  const { _rev, _conflicts } = await shop.admin.use(database).get(id, { conflicts: true });
  return [_rev, ...(_conflicts ?? [])];
}

/** The live leaves of a shopper's order in the book, and of what they see of it. */
export async function orderLeaves(shop: TestShop, { uid }: Shopper, orderId: string): Promise<[string[], string[]]> {
  const theirs = userDatabase('processedOrders', uid);
  return [await leavesOf(shop, 'orders', `${uid}:${orderId}`), await leavesOf(shop, theirs, orderId)];
}
