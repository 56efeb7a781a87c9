import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { type Revisions, readDocument, revisionsOf, writeDocument } from '../server/document.ts';
import type { Shop } from './shop.ts';

/** An order in the book with the revision it was read at and that revision's chain. */
export type BookEntry = { readonly order: BookOrder; readonly rev: string; readonly revisions: Revisions };

/** How often a change to an order is decided again because somebody else changed it first. */
const MAX_ROUNDS = 20;

/** Looks an order up in the store's book. Throws where the stored document is not an order: that is our failure, not the shopper's. */
export async function readBook({ ask }: Pick<Shop, 'ask'>, key: string): Promise<BookEntry | undefined> {
  const found = await readDocument(ask, 'orders', key);
  if (found === undefined) return undefined;
  const parsed = BookOrder.safeParse({ ...found.content, _id: key });
  if (!parsed.success) throw new Error(`reading the order ${key} of the book`, { cause: parsed.error });
  return { order: parsed.data, rev: found.rev, revisions: found.revisions };
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
  { ask }: Pick<Shop, 'ask'>,
  entry: BookEntry,
  decide: (order: BookOrder, rev: string) => Promise<BookOrder | undefined> | BookOrder | undefined,
): Promise<BookEntry> {
  let current = entry;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { order, rev, revisions } = current;
    const changed = await decide(order, rev);
    if (changed === undefined) return current;
    const written = await writeDocument(ask, 'orders', { id: order._id, rev, content: changed });
    if (written.kind === 'written')
      return { order: changed, rev: written.rev, revisions: followedBy(revisions, written.rev) };
    current = (await readBook({ ask }, order._id)) ?? current;
  }
  throw new Error(`changing the order ${entry.order._id}: it changed ${MAX_ROUNDS} times under our hands`);
}

function followedBy({ start, ids }: Revisions, rev: string): Revisions {
  const next = revisionsOf(rev);
  return { start: start + 1, ids: [...next.ids, ...ids] };
}
