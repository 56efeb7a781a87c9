import type { OrderQuery } from '@coffee-catalog/shared/api/orders';
import { foldAccents } from '@coffee-catalog/shared/text/fold-accents';
import { boundsOfDay } from '@coffee-catalog/shared/time/business-day';

/** Where of the database a listing reads, backwards: from `first` down to `last`. */
export type Listing = {
  /** The path of a view, or of all documents. */
  readonly view: '_design/book/_view/by-list' | '_design/find/_view/by-word' | '_all_docs';
  readonly first: Key;
  readonly last: Key;
};
/** A key of a view (or an id), whose parts may be the bound above all texts. */
export type Key = string | readonly (string | object)[];

/** Sorts after every text in a view's collation (https://docs.couchdb.org/en/stable/ddocs/views/collation.html). */
const AFTER_ALL = {};
/** Sorts after every text that goes on with a letter. */
const AFTER_LETTERS = '\ufff0';

/** Which rows to read for a question without words. The shop's zone says when a day begins. */
export function planListing(
  query: Pick<OrderQuery, 'customer' | 'status' | 'differing' | 'day'>,
  timeZone: string,
): Listing {
  if (query.customer !== undefined) {
    return { view: '_all_docs', first: `${query.customer};`, last: `${query.customer}:` };
  }
  const list = query.status ?? (query.differing === undefined ? '' : 'differing');
  const view = '_design/book/_view/by-list';
  if (query.day === undefined) return { view, first: [list, AFTER_ALL], last: [list] };
  const { start, end } = boundsOfDay(query.day, timeZone);
  return { view, first: [list, instant(end)], last: [list, instant(start)] };
}

/** The rows of all words that begin like this one. */
export function listingOfWord(word: string): Listing {
  return { view: '_design/find/_view/by-word', first: [word + AFTER_LETTERS, AFTER_ALL], last: [word] };
}

/** Whether each of the wanted words is the beginning of one that an order has. */
export function haveWords(known: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => known.some((one) => one.startsWith(word)));
}

/** What was typed as the view has its words: small letters, no accents, cut where a name is cut; a whole order id stays one word. */
export function wordsOf(text: string): string[] {
  const plain = foldAccents(text).toLowerCase().replaceAll('#', ' ').trim();
  if (/^[0-9a-f]{8}-[0-9a-f-]{1,27}$/.test(plain)) return [plain];
  return [...new Set(plain.split(/[\s.,;:'"()/-]+/).filter((word) => word !== ''))].map((word) => word.slice(0, 60));
}

function instant(time: number): string {
  return new Date(time).toISOString();
}
