import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import type { OrderPage } from '@coffee-catalog/shared/api/orders';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import * as z from 'zod/mini';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';

/** Which page of the book: how many orders, after which one, and of which status. */
export type BookQuery = {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly status?: BookStatus | undefined;
};

/** A page; or `after` is not one that this shop has given. */
export type BookPage = { kind: 'page'; page: OrderPage } | { kind: 'bad-cursor' };

type ViewRow = { readonly id: string; readonly key: readonly string[]; readonly doc?: unknown };

/** Where a page ended: the claim's time and the order's key, as the view has them. */
const Cursor = z.tuple([z.string().check(z.maxLength(40)), z.string().check(z.maxLength(100))]);
/** Sorts after every text in a view's collation (https://docs.couchdb.org/en/stable/ddocs/views/collation.html). */
const AFTER_ALL = {};

/** Reads a page of the store's book, the newest claim first, from the book's views: as quick on the last page as on the first. `as` is the owner. */
export async function listBook(
  ask: AskCouch,
  as: DatabasePrincipal,
  { limit, after, status }: BookQuery,
): Promise<BookPage> {
  const cursor = after === undefined ? undefined : readCursor(after);
  if (cursor?.kind === 'bad-cursor') return cursor;
  const prefix = status === undefined ? [] : [status];
  const view = status === undefined ? 'by-claimed-time' : 'by-status';
  const query = new URLSearchParams({ descending: 'true', include_docs: 'true' });
  // The order at the cursor is read once more and left out: it may be gone, and then its place still holds.
  query.set('limit', String(limit + 2));
  query.set('startkey', JSON.stringify([...prefix, ...(cursor?.position ?? [AFTER_ALL])]));
  query.set('endkey', JSON.stringify(prefix));
  const { status: answered, body } = await ask({
    as,
    method: 'GET',
    path: `/orders/_design/book/_view/${view}?${query.toString()}`,
  });
  const answer = (await body.json()) as { rows?: ViewRow[]; reason?: string };
  if (answered !== 200 || answer.rows === undefined) {
    throw new CouchUnavailable('reading the book', { cause: new Error(`${answered} ${answer.reason}`) });
  }
  const rows = answer.rows.filter(({ id }) => id !== cursor?.position[1]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const orders = shown.flatMap(({ doc }) => readOrder(doc));
  return { kind: 'page', page: { orders, ...(last === undefined ? {} : { next: writeCursor(last, prefix.length) }) } };
}

/** Documents that are no orders as this code knows them are left out rather than hiding the rest of the book. */
function readOrder(doc: unknown): BookOrder[] {
  const { _rev, ...fields } = (doc ?? {}) as { _rev?: string };
  const parsed = z.safeParse(BookOrder, fields);
  return parsed.success ? [parsed.data] : [];
}

function writeCursor({ key }: ViewRow, prefixLength: number): string {
  return Buffer.from(JSON.stringify(key.slice(prefixLength))).toString('base64url');
}

function readCursor(text: string): { kind: 'cursor'; position: readonly [string, string] } | { kind: 'bad-cursor' } {
  try {
    return { kind: 'cursor', position: z.parse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString())) };
  } catch {
    return { kind: 'bad-cursor' };
  }
}
