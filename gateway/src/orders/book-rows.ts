import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import * as z from 'zod/mini';
import type { Answer, AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import type { Key, Listing } from './plan-listing.ts';

/** A row of a view of the book; `doc` only where documents were asked for. */
export type ViewRow = { readonly id: string; readonly key: Key; readonly value?: unknown; readonly doc?: unknown };

/** From which row a listing goes on, how many rows are wanted, and whether with their documents. */
type Reading = { readonly from: Key | undefined; readonly limit: number; readonly withOrders: boolean };

/** The book's rows, read as one principal. Each call throws `CouchUnavailable` when the database does not answer, or builds its index. */
export type BookRows = {
  /** Rows after `from`. The row there is left out by its key: the order may be gone, and then its place still holds. */
  read(listing: Listing, reading: Reading): Promise<ViewRow[]>;
  /** The orders of these ids, in their order; without those that are gone. */
  ordersOf(ids: readonly string[]): Promise<BookOrder[]>;
};

/** Opens the book's rows as `as`. */
export function bookRows(ask: AskCouch, as: DatabasePrincipal): BookRows {
  return {
    read: async ({ view, first, last }, { from, limit, withOrders }) => {
      const query = new URLSearchParams({ descending: 'true', include_docs: String(withOrders) });
      query.set('limit', String(limit + (from === undefined ? 0 : 1)));
      query.set('startkey', JSON.stringify(from ?? first));
      query.set('endkey', JSON.stringify(last));
      const rows = await rowsOf(await ask({ as, method: 'GET', path: `/orders/${view}?${query.toString()}` }));
      const seen = JSON.stringify(from);
      return rows.filter(({ key }) => JSON.stringify(key) !== seen).slice(0, limit);
    },
    ordersOf: async (ids) => {
      if (ids.length === 0) return [];
      const body = JSON.stringify({ keys: ids });
      const rows = await rowsOf(await ask({ as, method: 'POST', path: '/orders/_all_docs?include_docs=true', body }));
      return rows.flatMap((row) => readOrder(row) ?? []);
    },
  };
}

async function rowsOf({ status, body }: Answer): Promise<ViewRow[]> {
  const answer = (await body.json()) as { rows?: ViewRow[]; reason?: string };
  if (status !== 200 || answer.rows === undefined) {
    throw new CouchUnavailable('reading the book', { cause: new Error(`${status} ${answer.reason}`) });
  }
  return answer.rows;
}

/** Documents that are no orders as this code knows them are left out rather than hiding the rest of the book. */
export function readOrder({ doc }: Pick<ViewRow, 'doc'>): BookOrder | undefined {
  const { _rev, ...fields } = (doc ?? {}) as { _rev?: string };
  const parsed = z.safeParse(BookOrder, fields);
  return parsed.success ? parsed.data : undefined;
}
