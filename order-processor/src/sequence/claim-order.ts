import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { type Claiming, decideClaim } from '@coffee-catalog/shared/orders/decide-claim';
import type { CancelRequest } from '@coffee-catalog/shared/orders/placed-order';
import { type BookEntry, createInBook, readBook } from './book.ts';
import { hasTooManyOpen } from './limit-open-orders.ts';
import { numbered } from './number-order.ts';
import { readCatalog } from './read-catalog.ts';
import type { PlacedDocument } from './read-placed.ts';
import { decideWithStock } from './reserve-lines.ts';
import { instant, type Shop } from './shop.ts';

/** An order as it lies in its user's placedorders, with the wish to withdraw it where one lies beside it. */
export type PlacedToClaim = {
  readonly uid: string;
  readonly document: PlacedDocument;
  readonly cancel?: CancelRequest | undefined;
};

/**
 * Step P1: the order is the shop's from here on. Creates `orders/<uid>:<orderId>` with the decision, the prices, the time and the number, or
 * uses what is stored: nothing of it is ever computed a second time.
 * After a crash right here: the next look finds the claim and goes on with it. A crash before it leaves at most a gap in the numbers.
 */
export async function claimOrder(shop: Shop, placed: PlacedToClaim): Promise<BookEntry> {
  const { uid, document } = placed;
  const key = orderKey(uid, document.id);
  const stored = await readBook(shop, key);
  if (stored !== undefined) return stored;
  const created = await createInBook(shop, await numbered(shop, await decideOrder(shop, placed)));
  if (created !== undefined) return created;
  const other = await readBook(shop, key);
  if (other === undefined) throw new Error(`claiming ${key}: it is taken, and yet not there`);
  return other;
}

async function decideOrder(shop: Shop, { uid, document, cancel }: PlacedToClaim): Promise<BookOrder> {
  const claiming: Omit<Claiming, 'short'> = {
    uid,
    orderId: document.id,
    leaves: document.leaves,
    catalog: await catalogFor(shop, document),
    currency: shop.currency,
    now: instant(shop),
    answerWithinMs: shop.answerWithinMs,
    tooManyOpen: await hasTooManyOpen(shop, uid),
    cancel,
  };
  const isUnclaimed = async () => (await readBook(shop, orderKey(uid, document.id))) === undefined;
  return decideWithStock(shop, (short) => decideClaim({ ...claiming, short }), isUnclaimed);
}

function catalogFor(shop: Shop, { leaves }: PlacedDocument): Promise<ReadonlyMap<string, CatalogEntry>> {
  const lines = leaves.flatMap(({ document }) => (Array.isArray(document['lines']) ? document['lines'] : []));
  return readCatalog(
    shop,
    lines.map((line: { itemId?: unknown } | null) => line?.itemId),
  );
}
