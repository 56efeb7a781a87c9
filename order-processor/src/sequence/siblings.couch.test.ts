import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { MAX_SIBLINGS } from '@coffee-catalog/shared/orders/record-differences';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

describeEachServer('one draft placed more than once', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  test('with the same content, on two devices: one order, and nothing differs', async () => {
    const shopper = await shop.newShopper();
    const phone = orderOf(shopper, [lineFor(item)]);
    const laptop = {
      ...phone,
      deviceId: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff7777',
      placedTime: '2030-01-01T00:00:00.000Z',
    };
    const revs = [await shopper.place(phone), await shopper.place(laptop)];
    await shop.visit(shopper);
    const seen = await shopper.seen(phone._id);
    expect(seen).toMatchObject({
      status: 'received',
      deviceId: phone.deviceId,
      total: item.price.amount,
      differences: [],
    });
    expect(await shop.inBook(shopper, phone._id)).toMatchObject({ claimedRev: revs[0], siblingRevs: [revs[1]] });
    expect(await shopper.waiting()).toEqual([]);
  });

  test('with different content: the earliest placed is received and the other one recorded', async () => {
    const shopper = await shop.newShopper();
    const late = orderOf(shopper, [lineFor(item, { count: 2 })], { placedTime: '2026-11-20T09:00:00.000Z' });
    const early = {
      ...late,
      lines: [lineFor(item, { count: 3 })],
      quote: { total: 3 * item.price.amount, currency: 'EUR' },
    };
    const lateRev = await shopper.place(late);
    const earlyRev = await shopper.place({ ...early, placedTime: '2026-11-20T08:00:00.000Z' });
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, late._id)).toMatchObject({ claimedRev: earlyRev, total: 3 * item.price.amount });
    const seen = await shopper.seen(late._id);
    expect(seen?.differences).toMatchObject([{ rev: lateRev, lines: [{ count: 2 }] }]);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('with different content after the first was received: recorded once, and never charged', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    await shop.visit(shopper);
    const received = await shopper.seen(order._id);
    const rev = await shopper.place({ ...order, note: 'with two straws' });
    await shop.visit(shopper);
    const seen = await shopper.seen(order._id);
    expect(seen).toMatchObject({ differences: [{ rev }], total: received?.total, history: received?.history });
    expect(seen?.receivedTime).toBe(received?.receivedTime);
    expect(seen?.note).toBeUndefined();
    expect(seen?._conflicts).toBeUndefined();
    expect(await shopper.waiting()).toEqual([]);
    const before = await shop.sequences(shopper);
    await shop.visit(shopper);
    expect(await shop.sequences(shopper)).toEqual(before);
  });

  test('with the same content after the first was received: it leaves the queue without a trace in the book', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    await shop.visit(shopper);
    const before = await shop.inBook(shopper, order._id);
    await shopper.place({ ...order, placedTime: '2030-01-01T00:00:00.000Z' });
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, order._id)).toEqual(before);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('two hundred times: the queue empties, and the book keeps a bounded account', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.placeAll(Array.from({ length: 200 }, (_, n) => ({ ...order, note: `version ${n}` })));
    for (let turn = 0; turn < 6; turn += 1) await shop.visit(shopper);
    expect(await shopper.waiting()).toEqual([]);
    const booked = await shop.inBook(shopper, order._id);
    expect(booked?.siblingRevs).toHaveLength(MAX_SIBLINGS);
    expect(booked?.differences).toHaveLength(5);
    expect(booked?.moreDifferences).toBe(MAX_SIBLINGS - 5);
    expect(await shopper.seen(order._id)).toMatchObject({ status: 'received', total: item.price.amount });
  });
});
