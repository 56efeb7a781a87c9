import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';

describeEachServer('a question and its answer', (server) => {
  let shop: TestShop;
  let plain: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    plain = await shop.addItem();
  });
  afterAll(() => shop.leave());

  /** A shopper who is asked about a line that costs 50 more than quoted. */
  async function asked() {
    const [item, shopper] = [await shop.addItem(), await shop.newShopper()];
    const line = lineFor(item, { unitPrice: item.price.amount - 50, consent: { orElse: 'ask' } });
    const order = orderOf(shopper, [line, lineFor(plain)]);
    await shopper.place(order);
    await shop.visit(shopper);
    return { item, shopper, lineId: line.lineId, orderId: order._id };
  }

  test('the order waits, is not numbered, and says what it costs now', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({
      status: 'needs-answer',
      question: { number: 1, lines: [{ lineId, reason: { code: 'price-changed' }, unitPrice: item.price.amount }] },
    });
    expect(seen).not.toHaveProperty('orderNumber');
    expect(await shopper.waiting()).toEqual([]);
  });

  test('yes: the order is received, numbered, and charged what was accepted', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    await shopper.answer(orderId, 1, { [lineId]: { priceUpTo: 50 } });
    await shop.visit(shopper);
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({ status: 'received', total: item.price.amount + plain.price.amount });
    expect(seen?.orderNumber).toBeGreaterThan(0);
    expect(seen?.history.map(({ status }) => status)).toEqual(['needs-answer', 'received']);
    expect(seen?._conflicts).toBeUndefined();
    expect(await shopper.waiting()).toEqual([]);
  });

  test('no: what was asked about is left out, or all of it refused', async () => {
    const first = await asked();
    await first.shopper.answer(first.orderId, 1, { [first.lineId]: { orElse: 'leave-out' } });
    await shop.visit(first.shopper);
    expect(await first.shopper.seen(first.orderId)).toMatchObject({ status: 'received', total: plain.price.amount });
    const second = await asked();
    await second.shopper.answer(second.orderId, 1, { [second.lineId]: { orElse: 'refuse' } });
    await shop.visit(second.shopper);
    expect(await second.shopper.seen(second.orderId)).toMatchObject({ status: 'refused', total: 0 });
  });

  test('a price that rose once more is asked about once more', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    await shop.changeItem(item.id, { price: { amount: item.price.amount + 10, currency: 'EUR' } });
    await shopper.answer(orderId, 1, { [lineId]: { priceUpTo: 50, orElse: 'ask' } });
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'needs-answer', question: { number: 2 } });
    await shopper.answer(orderId, 2, { [lineId]: { priceUpTo: 60 } });
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received' });
  });

  test('answers from two devices are one answer, the first', async () => {
    const { shopper, lineId, orderId } = await asked();
    await shopper.answer(orderId, 1, { [lineId]: { orElse: 'leave-out' } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await shopper.answer(orderId, 1, { [lineId]: { priceUpTo: 50 } });
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received', total: plain.price.amount });
    const answered = await shop.inBook(shopper, orderId);
    await shopper.answer(orderId, 1, { [lineId]: { priceUpTo: 50 } });
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, orderId)).toEqual(answered);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('an order that waits for an answer can be withdrawn', async () => {
    const { shopper, orderId } = await asked();
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'cancelled' });
  });
});
