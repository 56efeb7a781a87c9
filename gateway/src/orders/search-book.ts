import type { OrderQuery } from '@coffee-catalog/shared/api/orders';
import { type BusinessDay, businessDayIn } from '@coffee-catalog/shared/time/business-day';
import type { BookRows, ViewRow } from './book-rows.ts';
import type { BookPage } from './list-book.ts';
import type { BookQuestion } from './list-in-order.ts';
import { haveWords, listingOfWord } from './plan-listing.ts';
import { readSearchCursor, writeCursor } from './write-cursor.ts';

/** Rows of `find/by-word`: all that a search asks of an order stands in its row, so that only orders that are shown are read. */
type WordRow = { readonly words: readonly string[]; readonly status: string; readonly differing: boolean };

/** So many rows of a word say that it is a common one. */
const COMMON = 200;
/** Of more words only the longest are tried. */
const WORDS_TRIED = 6;
/** Where few rows fit, more and more are read at once, and so many for one page at most: what is left comes with the next one. */
const ROWS_AT_ONCE = 1_000;
const ROWS_PER_PAGE = 2_000;

/**
 * Orders whose number, id or customer's name have words that begin like all of the question's. The rarest of them is looked up and the others are held
 * against what it finds: of “Maria Lovelace” there are few, however many Marias there are.
 */
export async function searchBook(rows: BookRows, { query, words, timeZone }: BookQuestion): Promise<BookPage> {
  const cursor = readSearchCursor(query.after, words);
  if (cursor.kind === 'bad-cursor') return cursor;
  const word = cursor.word ?? (await rarestOf(rows, words));
  const fits = filterOf(query, words, businessDayIn(timeZone));
  const found = new Set<string>();
  let from = cursor.key;
  for (let [read, limit] = [0, query.limit + 1]; ; limit = Math.min(limit * 4, ROWS_AT_ONCE)) {
    const batch = await rows.read(listingOfWord(word), { from, limit, withOrders: false });
    for (const [index, row] of batch.entries()) {
      if (fits(row)) found.add(row.id);
      from = keyOf(row);
      const isLast = index === batch.length - 1 && batch.length < limit;
      if (found.size === query.limit && !isLast) return page(rows, found, [word, ...from]);
    }
    read += batch.length;
    if (batch.length < limit) return page(rows, found);
    if (read >= ROWS_PER_PAGE) return page(rows, found, [word, ...(from ?? [])]);
  }
}

/** The word that the fewest orders have, as far as that is quickly known; of equal ones the longest. */
async function rarestOf(rows: BookRows, words: readonly string[]): Promise<string> {
  const [longest = '', ...others] = words.toSorted((a, b) => b.length - a.length).slice(0, WORDS_TRIED);
  if (others.length === 0) return longest;
  const counted = await Promise.all(
    [longest, ...others].map(async (word) => {
      const { length } = await rows.read(listingOfWord(word), { from: undefined, limit: COMMON, withOrders: false });
      return { word, length };
    }),
  );
  return counted.reduce((rarest, one) => (one.length < rarest.length ? one : rarest)).word;
}

async function page(rows: BookRows, found: ReadonlySet<string>, next?: readonly string[]): Promise<BookPage> {
  const orders = await rows.ordersOf([...found]);
  return { kind: 'page', page: { orders, ...(next === undefined ? {} : { next: writeCursor(next) }) } };
}

/** A row's key: the word, the time of the claim and the order's key. */
function keyOf({ key }: ViewRow): readonly string[] {
  return key as readonly string[];
}

/** Whether the order of a row is one that was asked for. */
function filterOf(query: OrderQuery, words: readonly string[], dayOf: BusinessDay): (row: ViewRow) => boolean {
  return (row) => {
    const { words: known, status, differing } = row.value as WordRow;
    const [, claimedTime = ''] = keyOf(row);
    return (
      haveWords(known, words) &&
      (query.status === undefined || status === query.status) &&
      (query.differing === undefined || differing) &&
      (query.customer === undefined || row.id.startsWith(`${query.customer}:`)) &&
      (query.day === undefined || dayOf(Date.parse(claimedTime)) === query.day)
    );
  };
}
