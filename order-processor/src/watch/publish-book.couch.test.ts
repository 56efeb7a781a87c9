import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Parking } from '../parking/parking.ts';
import { publishOrder } from '../sequence/publish-order.ts';
import { claimTwice, orderLeaves } from '../testing/second-leaf.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { followChanges } from './follow-changes.ts';
import { publishBook } from './publish-book.ts';

describeEachServer('following the book', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  /** Reads the book's feed from the start, as it is now, and publishes what is this shopper's. */
  const follow = async ({ uid }: Shopper) => {
    const stop = new AbortController();
    const { update_seq } = await shop.admin.db.get('orders');
    const publishing = {
      shop: shop.shop,
      parking: new Parking(shop.shop),
      checkpoint: {
        read: () => Promise.resolve('0'),
        passed: (place: string) => {
          if (Number.parseInt(place, 10) >= Number.parseInt(String(update_seq), 10)) stop.abort();
        },
        save: () => Promise.resolve(),
      },
      isOurs: (other: string) => other === uid,
      serverAnswers: () => Promise.resolve(true),
      failed: (error: unknown) => {
        throw error;
      },
      changed: () => {},
      passed: () => {},
    };
    const pace = { signal: stop.signal, random: () => 0, sleep: () => Promise.resolve() };
    await followChanges(publishBook(publishing, pace), () => {}, pace);
  };

  test.each([
    ['not published', false],
    ['published as well', true],
  ])('a second leaf that loses and was %s is seen, though it changes no winner', async (_what, isPublished) => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    await shop.visit(shopper);
    const other = await claimTwice(
      shop,
      shopper,
      order._id,
      ({ orderNumber = 0 }) => ({ orderNumber: orderNumber + 1 }),
      'loses',
    );
    if (isPublished) await publishOrder(shop.shop, other);
    await follow(shopper);
    const [book, theirs] = await orderLeaves(shop, shopper, order._id);
    expect([book.length, theirs]).toEqual([1, book]);
    const before = await shop.sequences(shopper);
    await follow(shopper);
    expect(await shop.sequences(shopper)).toEqual(before);
  });
});
