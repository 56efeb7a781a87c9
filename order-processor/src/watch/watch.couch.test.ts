import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { metric } from '../testing/metric.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { isInShard } from './shard.ts';

const WITHIN = { timeout: 25_000, interval: 30 };

describeEachServer('the watch', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());
  afterEach(() => shop.close());

  async function place(shopper: Shopper): Promise<string> {
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    return order._id;
  }

  const received = (shopper: Shopper, orderId: string) =>
    vi.waitFor(async () => {
      expect(await shopper.seen(orderId)).toMatchObject({ status: 'received' });
      expect(await shopper.waiting()).toEqual([]);
    }, WITHIN);

  test('what was placed while no processor ran is found by the sweep at its start', async () => {
    const shoppers = [await shop.newShopper(), await shop.newShopper(), await shop.newShopper()];
    const [first, second] = shoppers as [Shopper, Shopper, Shopper];
    const orders = [await place(first), await place(second)];
    await shop.startProcessor();
    await received(first, orders[0] as string);
    await received(second, orders[1] as string);
    expect(await shop.inBook(first, orders[0] as string)).toMatchObject({ status: 'received' });
  });

  test('what is placed while one runs is found without anybody ringing', async () => {
    const shopper = await shop.newShopper();
    const processor = await shop.startProcessor();
    await vi.waitFor(() => expect(processor.ready().ready).toBe(true), WITHIN);
    await received(shopper, await place(shopper));
    await received(shopper, await place(shopper));
  });

  test('two processors at once: every order once, every number once, nothing left over', async () => {
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => shop.newShopper()));
    await Promise.all([shop.startProcessor(), shop.startProcessor()]);
    const placed = await Promise.all(
      shoppers.map(async (shopper) => ({ shopper, orders: [await place(shopper), await place(shopper)] })),
    );
    const numbers: (number | undefined)[] = [];
    for (const { shopper, orders } of placed) {
      for (const orderId of orders) {
        await received(shopper, orderId);
        const [seen, booked] = [await shopper.seen(orderId), await shop.inBook(shopper, orderId)];
        expect(seen?._rev).toBe(booked?._rev);
        expect(booked?._rev).toMatch(/^1-/);
        numbers.push(seen?.orderNumber);
      }
    }
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('processors that share the users serve each their own', async () => {
    const shoppers = await Promise.all(Array.from({ length: 5 }, () => shop.newShopper()));
    const orders = await Promise.all(shoppers.map(place));
    await shop.startProcessor({ shard: { index: 0, of: 2 } });
    const mine = shoppers.map(({ uid }) => isInShard(uid, { index: 0, of: 2 }));
    for (const [at, shopper] of shoppers.entries()) if (mine[at]) await received(shopper, orders[at] as string);
    const others = shoppers.filter((_shopper, at) => !mine[at]);
    for (const shopper of others) expect(await shopper.waiting()).toHaveLength(1);
    await shop.startProcessor({ shard: { index: 1, of: 2 } });
    for (const [at, shopper] of shoppers.entries()) await received(shopper, orders[at] as string);
  });

  test('a feed rewound to zero changes no update sequence', { timeout: 120_000 }, async () => {
    const shoppers = await Promise.all(Array.from({ length: 3 }, () => shop.newShopper()));
    const processor = await shop.startProcessor();
    for (const shopper of shoppers) {
      const order = orderOf(shopper, [lineFor(item)]);
      await shopper.place(order);
      await shopper.place({ ...order, note: 'with two straws' });
      await received(shopper, order._id);
      await shopper.cancel(order._id);
      await place(shopper);
    }
    await vi.waitFor(async () => {
      for (const shopper of shoppers) expect(await shopper.waiting()).toEqual([]);
    }, WITHIN);
    await shop.stop(processor);
    await shop.forgetCheckpoints();
    const before = await shop.sequences(...shoppers);
    const again = await shop.startProcessor();
    const changes = (await shop.admin.use('orders').changes({})).results.length;
    await vi.waitFor(
      async () => expect(await metric(again, 'orders_book_changes_total')).toBeGreaterThanOrEqual(changes),
      WITHIN,
    );
    await again.idle();
    await shop.stop(again);
    expect(await shop.sequences(...shoppers)).toEqual(before);
  });

  test('a user who was deleted keeps nobody else back', async () => {
    const [leaver, shopper] = [await shop.newShopper(), await shop.newShopper()];
    const orderId = await place(leaver);
    await shop.visit(leaver);
    await shop.moveOn(leaver, orderId, 'preparing');
    for (const prefix of ['placedorders', 'processedorders']) await shop.admin.db.destroy(`${prefix}-${leaver.uid}`);
    await shop.startProcessor();
    const later = await place(shopper);
    await received(shopper, later);
    await shop.moveOn(shopper, later, 'preparing');
    await vi.waitFor(async () => expect(await shopper.seen(later)).toMatchObject({ status: 'preparing' }), WITHIN);
    const parked = await shop.admin.use<{ documentId: string }>('parked').list({ include_docs: true });
    expect(parked.rows.map(({ doc }) => doc?.documentId)).not.toContain(`${leaver.uid}:${orderId}`);
  });

  test('a change that somebody else makes in the book is published', async () => {
    const shopper = await shop.newShopper();
    await shop.startProcessor();
    const orderId = await place(shopper);
    await received(shopper, orderId);
    await shop.moveOn(shopper, orderId, 'preparing', 'ready');
    await vi.waitFor(async () => expect(await shopper.seen(orderId)).toMatchObject({ status: 'ready' }), WITHIN);
    expect((await shopper.seen(orderId))?._conflicts).toBeUndefined();
  });
});
