import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { PlacedLine, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import type { Shop } from './shop.ts';

describeEachServer('what becomes of a placed order', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  /** Places one order, looks after its shopper, and tells what the shopper sees then. */
  async function outcomeOf(
    lines: PlacedLine[],
    { placed = {}, processor = {} }: { placed?: Partial<PlacedOrder>; processor?: Partial<Shop> } = {},
  ) {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, lines, placed);
    await shopper.place(order);
    await shop.visit(shopper, processor);
    expect(await shopper.waiting()).toEqual([]);
    const seen = await shopper.seen(order._id);
    expect(seen?._rev).toBe((await shop.inBook(shopper, order._id))?._rev);
    return { shopper, order, seen };
  }

  test('a price that rose since is never charged: the order is refused, and nothing of it received', async () => {
    const { seen } = await outcomeOf([lineFor(item, { unitPrice: item.price.amount - 1 })]);
    expect(seen).toMatchObject({ status: 'refused', reason: { code: 'price-changed' }, total: 0 });
    expect(seen).not.toHaveProperty('receivedTime');
    expect(seen).not.toHaveProperty('orderNumber');
  });

  test('a price that fell since is charged', async () => {
    const { seen } = await outcomeOf([lineFor(item, { unitPrice: item.price.amount + 80, count: 2 })]);
    expect(seen).toMatchObject({ status: 'received', total: item.price.amount * 2 });
  });

  test('a rise within the consent is charged', async () => {
    const { seen } = await outcomeOf([
      lineFor(item, { unitPrice: item.price.amount - 20, consent: { priceUpTo: 20 } }),
    ]);
    expect(seen).toMatchObject({ status: 'received', total: item.price.amount });
  });

  test('what is sold out refuses the order, is left out, or waits for an answer, as the line says', async () => {
    const gone = await shop.addItem({ available: false });
    const withConsent = async (consent: PlacedLine['consent']) =>
      (await outcomeOf([lineFor(item), lineFor(gone, { consent })])).seen;
    expect(await withConsent({})).toMatchObject({ status: 'refused', reason: { code: 'sold-out' } });
    expect(await withConsent({ orElse: 'leave-out' })).toMatchObject({ status: 'received', total: item.price.amount });
    expect(await withConsent({ orElse: 'ask' })).toMatchObject({
      status: 'needs-answer',
      reason: { code: 'sold-out' },
    });
  });

  test('what is sold out today is refused today, and taken on any other day', async () => {
    const soldOut = await shop.addItem({ soldOutOn: '2026-11-20' });
    const on = (day: string) => ({ processor: { businessDay: () => day } });
    expect((await outcomeOf([lineFor(soldOut)], on('2026-11-20'))).seen).toMatchObject({
      status: 'refused',
      reason: { code: 'sold-out' },
    });
    expect((await outcomeOf([lineFor(soldOut)], on('2026-11-21'))).seen).toMatchObject({ status: 'received' });
  });

  test('an item that never was in the catalog refuses the order', async () => {
    const { seen } = await outcomeOf([lineFor({ ...item, id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff9999' })]);
    expect(seen).toMatchObject({ status: 'refused', reason: { code: 'unknown-item' } });
  });

  test('more open orders than the shop takes from one person are refused, until some are closed', async () => {
    const shopper = await shop.newShopper();
    const limited = { openOrderLimit: 2 };
    const place = async () => {
      const order = orderOf(shopper, [lineFor(item)]);
      await shopper.place(order);
      await shop.visit(shopper, limited);
      return { id: order._id, seen: await shopper.seen(order._id) };
    };
    const first = await place();
    expect([first.seen?.status, (await place()).seen?.status]).toEqual(['received', 'received']);
    expect((await place()).seen).toMatchObject({ status: 'refused', reason: { code: 'too-many-open-orders' } });
    await shopper.cancel(first.id);
    await shop.visit(shopper, limited);
    expect((await place()).seen?.status).toBe('received');
    const tomorrow = { ...limited, now: () => Date.now() + 25 * 3_600_000 };
    const late = orderOf(shopper, [lineFor(item)]);
    await shopper.place(late);
    await shop.visit(shopper, tomorrow);
    expect((await shopper.seen(late._id))?.status).toBe('received');
  });

  test('a malformed document is refused with the field named, and leaves the queue', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.placeUnchecked({ ...order, lines: [{ ...lineFor(item), count: '2' }], total: 1 });
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({
      status: 'refused',
      reason: { code: 'malformed', field: 'lines.0.count' },
      customerName: 'Ada',
      lines: [],
    });
    expect(await shopper.waiting()).toEqual([]);
  });

  test('an order that names another user is refused, and shown to whose queue it lay in', async () => {
    const [shopper, other] = [await shop.newShopper(), await shop.newShopper()];
    const order = orderOf(other, [lineFor(item)]);
    await shopper.placeUnchecked(order);
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({ status: 'refused', reason: { code: 'wrong-user' } });
    expect(await shop.inBook(other, order._id)).toBeUndefined();
  });

  test("another user's order id is an order of one's own", async () => {
    const { order, seen, shopper: first } = await outcomeOf([lineFor(item, { count: 3 })]);
    const other = await shop.newShopper();
    await other.place(orderOf(other, [lineFor(item)], { _id: order._id }));
    await shop.visit(other);
    expect(await other.seen(order._id)).toMatchObject({ status: 'received', total: item.price.amount });
    expect(await first.seen(order._id)).toEqual(seen);
  });

  test('a wish to withdraw that names no order leaves the queue, and what is nothing of ours stays to be looked at', async () => {
    const shopper = await shop.newShopper();
    await shopper.placeUnchecked({ _id: 'cancel:everything', type: 'cancel' });
    await shop.visit(shopper);
    expect(await shopper.waiting()).toEqual([]);
    await shopper.placeUnchecked({ _id: 'notes', text: 'hello' });
    await expect(shop.visit(shopper)).rejects.toThrow('1 documents did not come through');
    expect(await shopper.waiting()).toEqual(['notes']);
  });

  test('more than a page of orders come through, each once', { timeout: 180_000 }, async () => {
    const shopper = await shop.newShopper();
    const orders = Array.from({ length: 120 }, () => orderOf(shopper, [lineFor(item)]));
    await shopper.placeAll(orders);
    await shop.visit(shopper, { openOrderLimit: 1000 });
    expect(await shopper.waiting()).toEqual([]);
    const seen = await Promise.all(orders.map(({ _id }) => shopper.seen(_id)));
    expect(new Set(seen.map((order) => order?.orderNumber)).size).toBe(orders.length);
  });
});
