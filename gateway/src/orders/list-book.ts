import type { OrderPage, OrderQuery } from '@coffee-catalog/shared/api/orders';
import type { BookRows } from './book-rows.ts';
import { listInOrder } from './list-in-order.ts';
import { planListing, wordsOf } from './plan-listing.ts';
import { searchBook } from './search-book.ts';
import { isSearchCursor } from './write-cursor.ts';

/** A page; or `after` is not one that this shop has given. */
export type BookPage = { kind: 'page'; page: OrderPage } | { kind: 'bad-cursor' };

/** A list that has fewer rows than that is read with its orders rather than searching all that have a word. */
const SHORT = 200;

/**
 * Reads a page of the store's book, the newest claim first, from the book's views: as quick on the last page as on the first, and as quick in a book
 * of 100,000 orders as in one of 1,000. `timeZone` is the shop's.
 */
export async function listBook(rows: BookRows, query: OrderQuery, timeZone: string): Promise<BookPage> {
  const words = wordsOf(query.q ?? '');
  const asks = { query, words, timeZone };
  if (words.length === 0) return listInOrder(rows, asks);
  if (query.after !== undefined) return isSearchCursor(query.after) ? searchBook(rows, asks) : listInOrder(rows, asks);
  return (await isShort(rows, query, timeZone)) ? listInOrder(rows, asks) : searchBook(rows, asks);
}

/** Whether what is asked beside the words leaves only a few orders. */
async function isShort(rows: BookRows, query: OrderQuery, timeZone: string): Promise<boolean> {
  const { customer, status, differing, day } = query;
  if ([customer, status, differing, day].every((narrowing) => narrowing === undefined)) return false;
  const sample = { from: undefined, limit: SHORT, withOrders: false };
  return (await rows.read(planListing(query, timeZone), sample)).length < SHORT;
}
