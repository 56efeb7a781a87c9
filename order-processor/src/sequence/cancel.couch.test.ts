import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

describeEachServer('a wish to withdraw an order', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  async function placed() {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    return { shopper, orderId: order._id };
  }

  test('that comes along with it: it is claimed as cancelled, and never received', async () => {
    const { shopper, orderId } = await placed();
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({ status: 'cancelled', total: 0, cancelRequest: { outcome: 'cancelled' } });
    expect(seen).not.toHaveProperty('receivedTime');
    expect(await shopper.waiting()).toEqual([]);
  });

  test('that comes after it was received: it is cancelled', async () => {
    const { shopper, orderId } = await placed();
    await shop.visit(shopper);
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({
      status: 'cancelled',
      cancelRequest: { outcome: 'cancelled' },
      history: [{ status: 'received' }, { status: 'cancelled', by: 'shopper' }],
    });
    expect(await shopper.waiting()).toEqual([]);
  });

  test('that comes after the shop started on it: it goes on, and the wish is answered', async () => {
    const { shopper, orderId } = await placed();
    await shop.visit(shopper);
    await shop.moveOn(shopper, orderId, 'preparing', 'ready');
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({ status: 'ready', cancelRequest: { outcome: 'too-late' } });
    expect(seen?.history).toHaveLength(3);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('from two devices, and again after it was answered, is answered once', async () => {
    const { shopper, orderId } = await placed();
    await shop.visit(shopper);
    await shopper.cancel(orderId);
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    const answered = await shop.inBook(shopper, orderId);
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, orderId)).toEqual(answered);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('that overtakes its order waits for it', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.cancel(order._id);
    await shop.visit(shopper);
    expect(await shopper.waiting()).toEqual([`cancel:${order._id}`]);
    await shopper.place(order);
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({ status: 'cancelled' });
    expect(await shopper.waiting()).toEqual([]);
  });
});
