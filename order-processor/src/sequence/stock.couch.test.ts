import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { Consent } from '@coffee-catalog/shared/orders/placed-order';
import { reservedBy } from '@coffee-catalog/shared/stock/reserve-stock';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { reconcileStock } from '../watch/reconcile-stock.ts';
import { reserveLines } from './reserve-lines.ts';

const WITHIN = { timeout: 60_000, interval: 50 };

describeEachServer('counted items', (server) => {
  let shop: TestShop;
  let uncounted: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    uncounted = await shop.addItem();
  });
  afterAll(() => shop.leave());
  afterEach(() => shop.close());

  const counted = async (onHand: number) => {
    const item = await shop.addItem({ name: 'Kenya, 250 g' });
    await shop.count(item, onHand);
    return item;
  };
  const promised = async (item: { id: string }) => {
    const { onHand, reserved } = await shop.stockOf(item);
    return { onHand, promised: Object.values(reserved).reduce((sum, count) => sum + count, 0) };
  };
  const placeAndVisit = async (shopper: Shopper, ...lines: Parameters<typeof orderOf>[1]) => {
    const order = orderOf(shopper, lines);
    await shopper.place(order);
    await shop.visit(shopper);
    return { orderId: order._id, seen: await shopper.seen(order._id) };
  };

  test('a received order has its units promised, under its own key', async () => {
    const [item, shopper] = [await counted(5), await shop.newShopper()];
    const { orderId, seen } = await placeAndVisit(shopper, lineFor(item, { count: 2 }), lineFor(uncounted));
    expect(seen?.status).toBe('received');
    expect(await shop.stockOf(item)).toEqual({ onHand: 5, reserved: { [`${shopper.uid}:${orderId}`]: 2 } });
  });

  test('what is not there is settled as the line says, and a refused order holds nothing', async () => {
    const [scarce, plenty, shopper] = [await counted(1), await counted(9), await shop.newShopper()];
    const order = (consent: Consent) =>
      placeAndVisit(shopper, lineFor(scarce, { count: 2, consent }), lineFor(plenty, { count: 3 }));
    expect((await order({})).seen).toMatchObject({ status: 'refused', reason: { code: 'sold-out' } });
    expect([await promised(scarce), await promised(plenty)]).toEqual([
      { onHand: 1, promised: 0 },
      { onHand: 9, promised: 0 },
    ]);
    expect((await order({ orElse: 'ask' })).seen).toMatchObject({ status: 'needs-answer' });
    expect(await promised(plenty)).toEqual({ onHand: 9, promised: 0 });
    expect((await order({ orElse: 'leave-out' })).seen).toMatchObject({ status: 'received' });
    expect([await promised(scarce), await promised(plenty)]).toEqual([
      { onHand: 1, promised: 0 },
      { onHand: 9, promised: 3 },
    ]);
  });

  test('a cancelled order gives its units back, and one that was handed over takes them along', async () => {
    const [item, shopper] = [await counted(5), await shop.newShopper()];
    const first = await placeAndVisit(shopper, lineFor(item, { count: 2 }));
    const second = await placeAndVisit(shopper, lineFor(item, { count: 3 }));
    await shopper.cancel(first.orderId);
    await shop.visit(shopper);
    expect(await promised(item)).toEqual({ onHand: 5, promised: 3 });
    await shop.startProcessor();
    await shop.moveOn(shopper, second.orderId, 'preparing', 'ready', 'served');
    await vi.waitFor(async () => expect(await promised(item)).toEqual({ onHand: 2, promised: 0 }), WITHIN);
  });

  test('a promise whose order was decided otherwise meanwhile is given back in the end', async () => {
    const [item, shopper] = [await counted(5), await shop.newShopper()];
    const { orderId } = await placeAndVisit(shopper, lineFor(item, { count: 2 }));
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    // As a processor leaves it that was slow, promised once more, found the order claimed, and died.
    const booked = await shop.inBook(shopper, orderId);
    await reserveLines(
      shop.shop,
      `${shopper.uid}:${orderId}`,
      booked?.lines.map((line) => ({ ...line, outcome: 'as-ordered' })) ?? [],
    );
    expect(await promised(item)).toEqual({ onHand: 5, promised: 2 });
    await reconcileStock(shop.shop);
    expect(await promised(item)).toEqual({ onHand: 5, promised: 0 });
  });

  test('a hundred orders for the last unit, three processors: one gets it, the others what they said', {
    timeout: 180_000,
  }, async () => {
    const item = await counted(1);
    const shoppers = await Promise.all(Array.from({ length: 10 }, () => shop.newShopper()));
    const placed = shoppers.flatMap((shopper) =>
      Array.from({ length: 10 }, (_, n) => {
        const consent: Consent = n % 2 === 0 ? {} : { orElse: 'leave-out' };
        return { shopper, order: orderOf(shopper, [lineFor(item, { consent }), lineFor(uncounted)]) };
      }),
    );
    for (const shopper of shoppers)
      await shopper.placeAll(placed.filter((each) => each.shopper === shopper).map(({ order }) => order));
    await Promise.all([1, 2, 3].map(() => shop.startProcessor()));
    await vi.waitFor(
      async () => {
        for (const shopper of shoppers) expect(await shopper.waiting()).toEqual([]);
      },
      { ...WITHIN, timeout: 150_000 },
    );
    const outcomes: string[] = [];
    for (const { shopper, order } of placed) {
      const seen = await shopper.seen(order._id);
      const got = seen?.lines.find((line) => line.itemId === item.id)?.outcome === 'as-ordered';
      outcomes.push(got ? 'got it' : (seen?.status ?? 'nothing'));
      expect(got || seen?.status === (order.lines[0]?.consent.orElse === 'leave-out' ? 'received' : 'refused')).toBe(
        true,
      );
    }
    expect(outcomes.filter((outcome) => outcome === 'got it')).toHaveLength(1);
    const { onHand, reserved } = await shop.stockOf(item);
    expect(reservedBy({ reserved } as never, () => true)).toBe(onHand);
  });
});
