import type { OrderQuery } from '@coffee-catalog/shared/api/orders';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { type BusinessDay, businessDayIn } from '@coffee-catalog/shared/time/business-day';
import { type BookRows, readOrder } from './book-rows.ts';
import type { BookPage } from './list-book.ts';
import { haveWords, type Key, planListing, wordsOf } from './plan-listing.ts';
import { readListCursor, writeCursor } from './write-cursor.ts';

/** What is asked of the book: `words` are those of the question's `q`. */
export type BookQuestion = {
  readonly query: OrderQuery;
  readonly words: readonly string[];
  readonly timeZone: string;
};

/** How many orders are read for one page, at most: what is left comes with the next one. */
const ROWS_PER_PAGE = 2_000;

/** A page of a list that the book keeps in order, or of one customer's orders; words are looked for in each order. */
export async function listInOrder(rows: BookRows, { query, words, timeZone }: BookQuestion): Promise<BookPage> {
  const listing = planListing(query, timeZone);
  const cursor = readListCursor(query.after);
  if (cursor.kind === 'bad-cursor') return cursor;
  const dayOf = businessDayIn(timeZone);
  const orders = new Map<string, BookOrder>();
  let from = cursor.key;
  for (let read = 0; ; ) {
    const found = await rows.read(listing, { from, limit: query.limit + 1, withOrders: true });
    for (const [index, row] of found.entries()) {
      const order = readOrder(row);
      if (order !== undefined && fits(order, query, words, dayOf)) orders.set(order._id, order);
      from = row.key;
      const isLast = index === found.length - 1 && found.length <= query.limit;
      if (orders.size === query.limit && !isLast) return page(orders, from);
    }
    read += found.length;
    if (found.length <= query.limit) return page(orders);
    if (read >= ROWS_PER_PAGE) return page(orders, from);
  }
}

function page(orders: ReadonlyMap<string, BookOrder>, next?: Key): BookPage {
  const shown = [...orders.values()];
  return { kind: 'page', page: { orders: shown, ...(next === undefined ? {} : { next: writeCursor(next) }) } };
}

/** What the place in the view does not say of the question. */
function fits(order: BookOrder, query: OrderQuery, words: readonly string[], dayOf: BusinessDay): boolean {
  return (
    (query.status === undefined || order.status === query.status) &&
    (query.differing === undefined || order.differences.length > 0) &&
    (query.day === undefined || dayOf(Date.parse(order.claimedTime)) === query.day) &&
    haveWords([...wordsOf(order.customerName), order.orderId, String(order.orderNumber ?? '')], words)
  );
}
