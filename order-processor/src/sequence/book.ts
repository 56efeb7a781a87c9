import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import {
  followedBy,
  type Revisions,
  readDocument,
  readLeaves,
  revisionsOf,
  type Stored,
  writeDocument,
} from '../server/document.ts';
import { settleConflict } from './settle-conflict.ts';
import type { Shop } from './shop.ts';

/** An order in the book with the revision it was read at and that revision's chain. */
export type BookEntry = { readonly order: BookOrder; readonly rev: string; readonly revisions: Revisions };

/** How often a change to an order is decided again, or an order read again, because somebody else changed it first. */
const MAX_ROUNDS = 20;

/**
 * Looks an order up in the store's book. Where a cluster took several leaves of it, that conflict is settled first: nothing is ever decided on a leaf
 * that may lose. Throws where a stored document is not an order: that is our failure, not the shopper's.
 */
export async function readBook(shop: Pick<Shop, 'ask' | 'log'>, key: string): Promise<BookEntry | undefined> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const winner = await readDocument(shop.ask, 'orders', key);
    if (winner === undefined) return undefined;
    if (winner.conflicts.length === 0) return entryOf(winner);
    const others = await readLeaves(shop.ask, 'orders', key, winner.conflicts);
    await settleConflict(shop, [winner, ...others].map(entryOf));
  }
  throw new Error(`reading the order ${key} of the book: it was torn again ${MAX_ROUNDS} times`);
}

/** Creates an order in the book; `undefined` when it is there already. */
export async function createInBook({ ask }: Pick<Shop, 'ask'>, order: BookOrder): Promise<BookEntry | undefined> {
  const written = await writeDocument(ask, 'orders', { id: order._id, content: order });
  if (written.kind === 'conflict') return undefined;
  return { order, rev: written.rev, revisions: revisionsOf(written.rev) };
}

/**
 * Changes an order in the book by a decision, which is made again on what is stored whenever somebody else was first.
 * A decision of `undefined` leaves it as it is.
 */
export async function changeBook(
  shop: Pick<Shop, 'ask' | 'log'>,
  entry: BookEntry,
  decide: (order: BookOrder, rev: string) => Promise<BookOrder | undefined> | BookOrder | undefined,
): Promise<BookEntry> {
  let current = entry;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { order, rev, revisions } = current;
    const changed = await decide(order, rev);
    if (changed === undefined) return current;
    const written = await writeDocument(shop.ask, 'orders', { id: order._id, rev, content: changed });
    if (written.kind === 'written')
      return { order: changed, rev: written.rev, revisions: followedBy(revisions, written.rev) };
    current = (await readBook(shop, order._id)) ?? current;
  }
  throw new Error(`changing the order ${entry.order._id}: it changed ${MAX_ROUNDS} times under our hands`);
}

function entryOf({ id, rev, revisions, content }: Stored): BookEntry {
  const parsed = BookOrder.safeParse({ ...content, _id: id });
  if (!parsed.success) throw new Error(`reading the order ${id} of the book`, { cause: parsed.error });
  return { order: parsed.data, rev, revisions };
}
