import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { sampleBookOrder } from '@coffee-catalog/shared/testing/sample-orders';
import { couchOfShop } from './couch-of-shop.ts';
import type { ShopProcess } from './shop-process.ts';

const AT_ONCE = 1_000;
const FIRST_CLAIM_MS = Date.parse('2025-11-20T12:00:00.000Z');
const YEAR_MS = 365 * 86_400_000;

/** Which orders are written: those of `from` up to `to` of a book that will have `of` orders, spread over a year. */
export type Filling = { readonly from: number; readonly to: number; readonly of: number };

/** Writes orders into the book as the processor does, many at a time. */
export async function fillBook(shop: ShopProcess, { from, to, of }: Filling): Promise<void> {
  const book = (await couchOfShop(shop, PROCESSOR)).use('orders');
  const sample = sampleBookOrder();
  for (let start = from; start < to; start += AT_ONCE) {
    const count = Math.min(AT_ONCE, to - start);
    const docs = Array.from({ length: count }, (_, offset) => orderAt(sample, start + offset, of));
    const written = await book.bulk({ docs });
    const refused = written.find(({ error }) => error !== undefined);
    if (refused !== undefined) throw new Error(`filling the book: ${refused.error} ${refused.reason}`);
  }
}

/** When the order of that number was claimed. */
export function claimedAt(index: number, of: number): string {
  return new Date(FIRST_CLAIM_MS + Math.floor((index * YEAR_MS) / of)).toISOString();
}

/** What the customer of that order is called; no other name begins like it. */
export function customerOf(index: number): string {
  return `Customer ${index}x`;
}

/** One order in a hundred was refused; all others were received. */
function orderAt(sample: BookOrder, index: number, of: number): BookOrder {
  const userId = index.toString(16).padStart(32, '0');
  const orderId = `0199aaaa-bbbb-7ccc-8ddd-${index.toString(16).padStart(12, '0')}`;
  const claimedTime = claimedAt(index, of);
  const { receivedTime: _received, orderNumber: _number, businessDay: _day, ...claim } = sample;
  const received = { receivedTime: claimedTime, businessDay: claimedTime.slice(0, 10), orderNumber: index + 1 };
  const outcome =
    index % 100 === 7
      ? { status: 'refused' as const, reason: { code: 'sold-out' as const, message: 'Flat white is sold out.' } }
      : { status: 'received' as const, ...received };
  return {
    ...claim,
    ...outcome,
    _id: `${userId}:${orderId}`,
    userId,
    orderId,
    claimedTime,
    history: [{ status: outcome.status, time: claimedTime, by: 'order-processor' }],
    customerName: customerOf(index),
  };
}
