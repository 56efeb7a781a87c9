import * as z from 'zod/mini';
import type { Key } from './plan-listing.ts';

/** Where a page of a list ended: the key of its last row, as the view has it. */
const ListCursor = z.union([
  z.string().check(z.maxLength(100)),
  z.array(z.string().check(z.maxLength(100))).check(z.length(3)),
]);
/** Where a page of a search ended: the word that is looked up, and the key of the last row that was read. */
const SearchCursor = z.array(z.string().check(z.maxLength(100))).check(z.length(4));

/** A place in a list as the shop gives it to a client, who gives it back: JSON in letters that an address bears. */
export function writeCursor(place: Key): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Where a list goes on; no `key` at its beginning. The text comes from outside and may be anything. */
export function readListCursor(text: string | undefined): { kind: 'cursor'; key?: Key } | { kind: 'bad-cursor' } {
  if (text === undefined) return { kind: 'cursor' };
  const parsed = z.safeParse(ListCursor, decode(text));
  return parsed.success ? { kind: 'cursor', key: parsed.data } : { kind: 'bad-cursor' };
}

/** Where a search of these words goes on; no `word` at its beginning. */
export function readSearchCursor(
  text: string | undefined,
  words: readonly string[],
): { kind: 'cursor'; word?: string; key?: readonly string[] } | { kind: 'bad-cursor' } {
  if (text === undefined) return { kind: 'cursor' };
  const parsed = z.safeParse(SearchCursor, decode(text));
  const [word, ...key] = parsed.success ? parsed.data : [];
  return word !== undefined && words.includes(word) ? { kind: 'cursor', word, key } : { kind: 'bad-cursor' };
}

/** Whether a place is one of a search. */
export function isSearchCursor(text: string): boolean {
  return z.safeParse(SearchCursor, decode(text)).success;
}

/** `undefined` where it is no JSON. */
function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
