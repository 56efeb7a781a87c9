import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { readBook } from './book.ts';
import { claimOrder } from './claim-order.ts';
import { numberOrder } from './number-order.ts';
import { publishOrder } from './publish-order.ts';
import { readPlaced } from './read-placed.ts';
import { retirePlaced } from './retire-placed.ts';

describeEachServer('a sequence that was broken off is carried on', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  /** A shopper with one placed order, read as the processor reads it. */
  async function placed() {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    const [document] = (await readPlaced(shop.shop, shopper.uid)).documents;
    if (document === undefined) throw new Error('nothing was placed');
    return { shopper, orderId: order._id, toClaim: { uid: shopper.uid, document } };
  }

  async function expectReceivedOnce(shopper: Shopper, orderId: string): Promise<void> {
    const [seen, booked] = [await shopper.seen(orderId), await shop.inBook(shopper, orderId)];
    expect(seen).toMatchObject({
      status: 'received',
      orderNumber: booked?.orderNumber,
      receivedTime: booked?.receivedTime,
    });
    expect(seen?._rev).toBe(booked?._rev);
    expect(booked?._rev).toMatch(/^1-/);
    expect(await shopper.waiting()).toEqual([]);
  }

  test('after its number was taken: the next number is used, and the gap stays', async () => {
    const { shopper, orderId } = await placed();
    const lost = await numberOrder(shop.shop, shop.shop.businessDay(Date.now()));
    await shop.visit(shopper);
    await expectReceivedOnce(shopper, orderId);
    expect((await shopper.seen(orderId))?.orderNumber).toBeGreaterThan(lost);
  });

  test('after its claim: price, time and number stay, whatever changed since', async () => {
    const { shopper, orderId, toClaim } = await placed();
    const claimed = await claimOrder({ ...shop.shop, now: () => Date.parse('2026-01-01T12:00:00.000Z') }, toClaim);
    await shop.changeItem(item.id, { price: { amount: 999, currency: 'EUR' } });
    await shop.visit(shopper);
    await shop.changeItem(item.id, { price: item.price });
    await expectReceivedOnce(shopper, orderId);
    const { orderNumber, businessDay, receivedTime, total } = claimed.order;
    expect(await shopper.seen(orderId)).toMatchObject({ orderNumber, businessDay, receivedTime, total });
    expect(businessDay).toBe('2026-01-01');
  });

  test('after its publication', async () => {
    const { shopper, orderId, toClaim } = await placed();
    await publishOrder(shop.shop, await claimOrder(shop.shop, toClaim));
    const before = (await shop.sequences(shopper))[`processedorders-${shopper.uid}`];
    await shop.visit(shopper);
    await expectReceivedOnce(shopper, orderId);
    expect((await shop.sequences(shopper))[`processedorders-${shopper.uid}`]).toBe(before);
  });

  test('after everything: each step done again changes no update sequence', async () => {
    const { shopper, orderId, toClaim } = await placed();
    await shop.visit(shopper);
    const before = await shop.sequences(shopper);
    const entry = await claimOrder(shop.shop, toClaim);
    await publishOrder(shop.shop, entry);
    const revs = toClaim.document.leaves.map(({ rev }) => rev);
    await retirePlaced(shop.shop, { uid: shopper.uid, id: orderId, revs });
    await shop.visit(shopper);
    expect(await shop.sequences(shopper)).toEqual(before);
  });

  test('a publication that comes late, after later ones, changes nothing', async () => {
    const { shopper, orderId, toClaim } = await placed();
    const first = await claimOrder(shop.shop, toClaim);
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    const latest = await readBook(shop.shop, first.order._id);
    expect(latest?.order.status).toBe('cancelled');
    const before = await shop.sequences(shopper);
    await publishOrder(shop.shop, first);
    expect(await shop.sequences(shopper)).toEqual(before);
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({ status: 'cancelled', _rev: latest?.rev });
    expect(seen?._conflicts).toBeUndefined();
  });

  test('two processors that work on one order at the same time make one of it', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, placed));
    await Promise.all(
      all.flatMap(({ shopper }) => [shop.visit(shopper), shop.visit(shopper, {}), shop.visit(shopper)]),
    );
    const numbers = new Set<number | undefined>();
    for (const { shopper, orderId } of all) {
      await expectReceivedOnce(shopper, orderId);
      numbers.add((await shopper.seen(orderId))?.orderNumber);
    }
    expect(numbers.size).toBe(all.length);
  });

  test('a device that sends everything again revives nothing', async () => {
    const { shopper, orderId } = await placed();
    const order = orderOf(shopper, [lineFor(item)], { _id: orderId });
    const hash = 'd'.repeat(32);
    await shopper.place(order, hash);
    await shop.visit(shopper);
    const before = await shop.sequences(shopper);
    await shopper.place(order, hash);
    expect(await shopper.waiting()).toEqual([]);
    await shop.visit(shopper);
    expect(await shop.sequences(shopper)).toEqual(before);
  });
});
