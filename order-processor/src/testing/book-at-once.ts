import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { decideClaim } from '@coffee-catalog/shared/orders/decide-claim';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { projectOrder } from '@coffee-catalog/shared/orders/project-order';
import { readCatalog } from '../sequence/read-catalog.ts';
import { tombstoneOn } from '../sequence/retire-placed.ts';
import { instant, type Shop } from '../sequence/shop.ts';
import { pathOf, revisionsOf, writeRevisions } from '../server/document.ts';
import type { Shopper } from './shopper.ts';

const AT_ONCE = 500;
/** A day on which nobody else takes numbers. */
const BUSINESS_DAY = '2001-01-01';

/**
 * Leaves a shopper's orders as the sequence leaves them, claimed, published and retired, with the same functions and revisions, but each step for all of them at
 * once: thousands in the time the sequence takes for some. `firstNumber` and the numbers after it must be free.
 */
export async function bookAtOnce(
  shop: Shop,
  shopper: Shopper,
  orders: readonly PlacedOrder[],
  firstNumber: number,
): Promise<void> {
  for (let from = 0; from < orders.length; from += AT_ONCE)
    await bookPage(shop, shopper, orders.slice(from, from + AT_ONCE), firstNumber + from);
}

async function bookPage(shop: Shop, shopper: Shopper, orders: readonly PlacedOrder[], firstNumber: number) {
  const { uid } = shopper;
  const placed = await shopper.placeAll(orders);
  const catalog = await readCatalog(
    shop,
    orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)),
  );
  const terms = { catalog, short: new Set<string>(), now: instant(shop), answerWithinMs: shop.answerWithinMs };
  const claims = orders.map((document, at): BookOrder => {
    const leaf = { rev: placed[at] ?? '', document };
    const ids = { uid, orderId: document._id, leaves: [leaf] as const, currency: shop.currency };
    const claim = decideClaim({ ...ids, ...terms, tooManyOpen: false, cancel: undefined });
    const number = { businessDay: BUSINESS_DAY, orderNumber: firstNumber + at };
    return claim.receivedTime === undefined ? claim : { ...claim, ...number };
  });
  const written = (await shop.ask({
    method: 'POST',
    path: pathOf('orders', '_bulk_docs'),
    body: { docs: claims },
  })) as { rev: string }[];
  const projections = claims.map((claim, at) => {
    const rev = written[at]?.rev ?? '';
    return { ...projectOrder(claim), _rev: rev, _revisions: revisionsOf(rev) };
  });
  await writeRevisions(shop.ask, userDatabase('processedOrders', uid), projections);
  const tombstones = orders.map(({ _id }, at) => tombstoneOn(_id, placed[at] ?? ''));
  await writeRevisions(shop.ask, shopper.placedDatabase, tombstones);
}
