import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunningProcessor } from '../start-processor.ts';
import { bookAtOnce } from '../testing/book-at-once.ts';
import { metric } from '../testing/metric.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

/** How many orders the processors see through themselves. */
const SEEN_THROUGH = 60;
/** How many orders there are when the feeds are rewound; a long run sets `REWOUND_ORDERS`. */
const ORDERS = Math.max(SEEN_THROUGH, Number(process.env['REWOUND_ORDERS'] ?? 500));
const PER_SHOPPER = 20;
const WITHIN = { timeout: 120_000 + ORDERS * 50, interval: 500 };

describeEachServer('two processors at once', (server) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.open(server);
  });
  afterAll(() => shop.leave(), WITHIN.timeout);

  /** Of ten orders one is refused, one is asked about, one was withdrawn, two are for a counted item that runs out; the rest are received. */
  async function placeAll(): Promise<Shopper[]> {
    const [plain, scarce] = [await shop.addItem(), await shop.addItem()];
    await shop.count(scarce, Math.ceil(SEEN_THROUGH / 10));
    const dear = { unitPrice: plain.price.amount - 1 };
    const kinds = [
      () => [lineFor(plain, dear)],
      () => [lineFor(plain, { ...dear, consent: { orElse: 'ask' } })],
      () => [lineFor(scarce)],
      () => [lineFor(scarce, { consent: { orElse: 'leave-out' } }), lineFor(plain)],
    ];
    const shoppers: Shopper[] = [];
    for (let placed = 0; placed < SEEN_THROUGH; placed += PER_SHOPPER) {
      const shopper = await shop.newShopper();
      shoppers.push(shopper);
      const orders = Array.from({ length: Math.min(PER_SHOPPER, SEEN_THROUGH - placed) }, (_, n): PlacedOrder => {
        const lines = kinds[n % 10] ?? (() => [lineFor(plain, { count: 2 })]);
        return orderOf(shopper, lines());
      });
      await shopper.placeAll(orders);
      const withdrawn = orders.filter((_order, n) => n % 10 === 9);
      await Promise.all(withdrawn.map(({ _id }) => shopper.cancel(_id)));
    }
    return shoppers;
  }

  /** The other orders, of ten shoppers, as the processors would have left them. */
  async function bookTheRest(): Promise<Shopper[]> {
    const item = await shop.addItem();
    const each = Math.ceil((ORDERS - SEEN_THROUGH) / 10);
    const regulars: Shopper[] = [];
    for (let booked = SEEN_THROUGH; booked < ORDERS; booked += each) {
      const shopper = await shop.newShopper();
      regulars.push(shopper);
      const orders = Array.from({ length: Math.min(each, ORDERS - booked) }, () => orderOf(shopper, [lineFor(item)]));
      await bookAtOnce(shop.shop, shopper, orders, booked + 1);
    }
    return regulars;
  }

  const startTwo = () => Promise.all([1, 2].map(() => shop.startProcessor({ openOrderLimit: PER_SHOPPER + 1 })));

  /** Both have seen the book from its beginning to its end, and nothing lies in any queue. */
  async function seenEverything(processors: RunningProcessor[], shoppers: Shopper[]): Promise<void> {
    await vi.waitFor(async () => {
      const waiting = await Promise.all(shoppers.map((shopper) => shopper.waiting()));
      expect(waiting.flat()).toEqual([]);
      const { doc_count, doc_del_count } = await shop.admin.db.get('orders');
      for (const processor of processors)
        expect(await metric(processor, 'orders_book_changes_total')).toBeGreaterThanOrEqual(doc_count + doc_del_count);
    }, WITHIN);
    await Promise.all(processors.map((processor) => processor.idle()));
    await shop.close();
  }

  test(`see ${SEEN_THROUGH} orders through once, and with every feed rewound to zero over ${ORDERS} no update sequence changes`, {
    timeout: WITHIN.timeout * 3,
  }, async () => {
    const shoppers = await placeAll();
    await seenEverything(await startTwo(), shoppers);
    const statuses = new Map<string, number>();
    const numbers = new Set<string>();
    for (const { uid } of shoppers) {
      const range = { startkey: `${uid}:`, endkey: `${uid}:\ufff0`, include_docs: true };
      const { rows } = await shop.admin
        .use<{ status: string; businessDay?: string; orderNumber?: number }>('orders')
        .list(range);
      for (const { doc } of rows) {
        if (doc === undefined) continue;
        statuses.set(doc.status, (statuses.get(doc.status) ?? 0) + 1);
        if (doc.orderNumber !== undefined) numbers.add(`${doc.businessDay} ${doc.orderNumber}`);
      }
    }
    const count = (status: string) => statuses.get(status) ?? 0;
    expect([...statuses.values()].reduce((sum, n) => sum + n, 0)).toBe(SEEN_THROUGH);
    // What was withdrawn has a number where it had been received by then; no number was given twice.
    expect(numbers.size).toBeGreaterThanOrEqual(count('received'));
    expect(numbers.size).toBeLessThanOrEqual(count('received') + count('cancelled'));
    expect([count('needs-answer'), count('cancelled')]).toEqual([SEEN_THROUGH / 10, SEEN_THROUGH / 10]);

    const regulars = await bookTheRest();
    const before = await shop.sequences(...shoppers, ...regulars);
    await shop.forgetCheckpoints();
    await seenEverything(await startTwo(), [...shoppers, ...regulars]);
    expect(await shop.sequences(...shoppers, ...regulars)).toEqual(before);
  });
});
