import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import type { OrderPage, OrderQuery } from '@coffee-catalog/shared/api/orders';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { type BusinessDay, businessDayIn } from '@coffee-catalog/shared/time/business-day';
import * as z from 'zod/mini';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { type Key, type Listing, planListing } from './plan-listing.ts';

/** A page; or `after` is not one that this shop has given. */
export type BookPage = { kind: 'page'; page: OrderPage } | { kind: 'bad-cursor' };

type ViewRow = { readonly id: string; readonly key: Key; readonly value?: unknown; readonly doc?: unknown };

/** Where a page ended: the key of its last row, as the view has it. */
const Cursor = z.union([
  z.string().check(z.maxLength(100)),
  z.array(z.string().check(z.maxLength(100))).check(z.length(3)),
]);
/** How many rows a search reads for one page, at most: what is left comes with the next one. */
const ROWS_PER_SEARCH = 2_000;

/**
 * Reads a page of the store's book, the newest claim first, from the book's views: as quick on the last page as on the first.
 * A search reads on until the page is full. `as` is the owner, `timeZone` the shop's.
 */
export async function listBook(
  ask: AskCouch,
  as: DatabasePrincipal,
  query: OrderQuery,
  timeZone: string,
): Promise<BookPage> {
  const listing = planListing(query, timeZone);
  const cursor = query.after === undefined ? undefined : readCursor(query.after);
  if (cursor?.kind === 'bad-cursor') return cursor;
  const fits = filterOf(query, listing, businessDayIn(timeZone));
  const orders = new Map<string, BookOrder>();
  let from = cursor?.key;
  for (let read = 0; ; ) {
    const rows = await readRows(ask, as, listing, { from, limit: query.limit + 1 });
    for (const [index, row] of rows.entries()) {
      const order = readOrder(row);
      if (order !== undefined && fits(order, row)) orders.set(order._id, order);
      from = row.key;
      const isLast = index === rows.length - 1 && rows.length <= query.limit;
      if (orders.size === query.limit && !isLast) return page(orders, from);
    }
    read += rows.length;
    if (rows.length <= query.limit) return page(orders);
    if (read >= ROWS_PER_SEARCH) return page(orders, from);
  }
}

function page(orders: ReadonlyMap<string, BookOrder>, next?: Key): BookPage {
  const shown = [...orders.values()];
  return { kind: 'page', page: { orders: shown, ...(next === undefined ? {} : { next: writeCursor(next) }) } };
}

/** Rows after `from`. The row there is left out by its key: the order may be gone, and then its place still holds. */
async function readRows(
  ask: AskCouch,
  as: DatabasePrincipal,
  { view, first, last }: Listing,
  { from, limit }: { from: Key | undefined; limit: number },
): Promise<ViewRow[]> {
  const query = new URLSearchParams({ descending: 'true', include_docs: 'true' });
  query.set('limit', String(limit + (from === undefined ? 0 : 1)));
  query.set('startkey', JSON.stringify(from ?? first));
  query.set('endkey', JSON.stringify(last));
  const { status, body } = await ask({ as, method: 'GET', path: `/orders/${view}?${query.toString()}` });
  const answer = (await body.json()) as { rows?: ViewRow[]; reason?: string };
  if (status !== 200 || answer.rows === undefined) {
    throw new CouchUnavailable('reading the book', { cause: new Error(`${status} ${answer.reason}`) });
  }
  const seen = JSON.stringify(from);
  return answer.rows.filter(({ key }) => JSON.stringify(key) !== seen).slice(0, limit);
}

/** What the place in the view does not say of the question. */
function filterOf(
  query: OrderQuery,
  { words }: Listing,
  dayOf: BusinessDay,
): (order: BookOrder, row: ViewRow) => boolean {
  return (order, { value }) =>
    words.every((word) => (value as string[]).some((known) => known.startsWith(word))) &&
    (query.status === undefined || order.status === query.status) &&
    (query.differing === undefined || order.differences.length > 0) &&
    (query.customer === undefined || order.userId === query.customer) &&
    (query.day === undefined || dayOf(Date.parse(order.claimedTime)) === query.day);
}

/** Documents that are no orders as this code knows them are left out rather than hiding the rest of the book. */
function readOrder({ doc }: ViewRow): BookOrder | undefined {
  const { _rev, ...fields } = (doc ?? {}) as { _rev?: string };
  const parsed = z.safeParse(BookOrder, fields);
  return parsed.success ? parsed.data : undefined;
}

function writeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readCursor(text: string): { kind: 'cursor'; key: Key } | { kind: 'bad-cursor' } {
  try {
    return { kind: 'cursor', key: z.parse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString())) };
  } catch {
    return { kind: 'bad-cursor' };
  }
}
