import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { createRing } from '@coffee-catalog/shared/ring/ring';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

const WITHIN = { timeout: 10_000, interval: 20 };

describeEachServer('an order is received once', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  let shopper: Shopper;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());
  afterEach(() => shop.close());

  const settled = (orderId: string) =>
    vi.waitFor(async () => {
      expect(await shopper.waiting()).toEqual([]);
      const seen = await shopper.seen(orderId);
      if (seen === undefined) throw new Error('not seen yet');
      return seen;
    }, WITHIN);

  test('claimed, published and retired, with the price of the catalog and a number of the day', async () => {
    shopper = await shop.newShopper();
    await shop.startProcessor();
    const order = orderOf(shopper, [lineFor(item, { count: 2 })]);
    const rev = await shopper.place(order);
    const seen = await settled(order._id);
    expect(seen).toMatchObject({ status: 'received', total: 840, businessDay: new Date().toISOString().slice(0, 10) });
    expect(seen._conflicts).toBeUndefined();
    const booked = await shop.inBook(shopper, order._id);
    expect(booked).toMatchObject({ claimedRev: rev, orderNumber: seen.orderNumber, receivedTime: seen.receivedTime });
    expect(seen._rev).toBe(booked?._rev);
  });

  test('within milliseconds of the ring where it was placed in the same process', async () => {
    shopper = await shop.newShopper();
    const ring = createRing();
    const processor = await shop.startProcessor({ ring });
    await vi.waitFor(() => expect(processor.ready().ready).toBe(true), WITHIN);
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    const news = `processedorders-${shopper.uid}`;
    const rung = new Promise<void>((resolve) => ring.listen((database) => (database === news ? resolve() : undefined)));
    const started = performance.now();
    ring.ring(shopper.placedDatabase);
    await rung;
    expect(performance.now() - started).toBeLessThan(1000);
    await processor.idle();
    expect(await shopper.seen(order._id)).toMatchObject({ status: 'received' });
  });
});
