import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { Consent } from '@coffee-catalog/shared/orders/placed-order';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Ask } from '../server/ask.ts';
import { breakBook } from '../testing/damage.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { reconcileStock } from '../watch/reconcile-stock.ts';
import { readBook } from './book.ts';
import { reserveLines } from './reserve-lines.ts';
import { settleOrder } from './settle-order.ts';
import { changeStock, readStock } from './stock.ts';

type Counted = Awaited<ReturnType<TestShop['addItem']>>;

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

  /** Two units are promised to a withdrawn order: as a processor leaves it that was slow, promised once more, found the order claimed, and died. */
  const promiseTooLate = async (shopper: Shopper, item: Awaited<ReturnType<typeof counted>>) => {
    const { orderId } = await placeAndVisit(shopper, lineFor(item, { count: 2 }));
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    const booked = await shop.inBook(shopper, orderId);
    const lines = booked?.lines.map((line) => ({ ...line, outcome: 'as-ordered' as const })) ?? [];
    await reserveLines(shop.shop, { _id: `${shopper.uid}:${orderId}`, lines }, () => Promise.resolve(true));
  };

  test('a promise whose order was decided otherwise meanwhile is given back in the end', async () => {
    const [item, shopper] = [await counted(5), await shop.newShopper()];
    await promiseTooLate(shopper, item);
    expect(await promised(item)).toEqual({ onHand: 5, promised: 2 });
    await reconcileStock(shop.shop);
    expect(await promised(item)).toEqual({ onHand: 5, promised: 0 });
  });

  test('an order that nobody can read keeps its promise, and keeps no other from being given back', async () => {
    const [item, shopper] = [await counted(5), await shop.newShopper()];
    const unreadable = await placeAndVisit(shopper, lineFor(item, { count: 1 }));
    await promiseTooLate(shopper, item);
    const mend = await breakBook(shop, `${shopper.uid}:${unreadable.orderId}`);
    await reconcileStock(shop.shop);
    expect(await promised(item)).toEqual({ onHand: 5, promised: 1 });
    await mend();
  });

  test.each([
    ['reading the count', 'POST', '/_all_docs'],
    ['changing it', 'POST', '/_bulk_docs'],
  ])(
    'a processor that slept over %s while another one saw the order through promises and takes nothing again',
    async (_what, method, call) => {
      const [item, shopper] = [await counted(5), await shop.newShopper()];
      const order = orderOf(shopper, [lineFor(item, { count: 2 })]);
      await shopper.place(order);
      const { ask } = shop.shop;
      let slept = false;
      const meanwhile = async () => {
        slept = true;
        await shop.visit(shopper);
        await shop.moveOn(shopper, order._id, 'preparing', 'ready', 'served');
        const served = await readBook(shop.shop, `${shopper.uid}:${order._id}`);
        if (served !== undefined) await settleOrder(shop.shop, served.order);
        expect(await promised(item)).toEqual({ onHand: 3, promised: 0 });
      };
      const sleepy: Ask = async (request) => {
        const itsTurn = !slept && request.method === method && request.path === `stock${call}`;
        const read = itsTurn && call === '/_all_docs' ? await ask(request) : undefined;
        if (itsTurn) await meanwhile();
        return read ?? (await ask(request));
      };
      await shop.visit(shopper, { ask: sleepy });
      expect([slept, await promised(item)]).toEqual([true, { onHand: 3, promised: 0 }]);
    },
  );

  /** An order for two units of which there was one when it was placed: its shopper answered the question, and there are enough now. */
  const answeredOrder = async () => {
    const [item, shopper] = [await counted(1), await shop.newShopper()];
    const line = lineFor(item, { count: 2, consent: { orElse: 'ask' } });
    const { orderId } = await placeAndVisit(shopper, line, lineFor(uncounted));
    for (const few of (await readStock(shop.shop, [item.id])).values())
      await changeStock(shop.shop, few, (stock) => ({ ...stock, onHand: 2 }));
    await shopper.answer(orderId, 1, { [line.lineId]: { take: 'it', unitPriceUpTo: item.price.amount } });
    return { item, shopper, orderId };
  };
  /** Does something else right before the book is changed the first time. */
  const beforeTheBook = (meanwhile: () => Promise<void>): Ask => {
    const { ask } = shop.shop;
    let done = false;
    return async (request) => {
      const isFirst =
        !done && request.path === 'orders/_bulk_docs' && JSON.stringify(request.body).includes('received');
      done ||= isFirst;
      if (isFirst) await meanwhile();
      return await ask(request);
    };
  };

  test.each([
    ['the promises are reconciled', () => reconcileStock(shop.shop)],
    [
      'another processor settles what it read of the order before',
      async (key: string) => {
        const entry = await readBook(shop.shop, key);
        if (entry !== undefined) await settleOrder(shop.shop, entry.order);
      },
    ],
  ])('what is promised for an answer that is just being decided stays, also when %s', async (_what, meanwhile) => {
    const { item, shopper, orderId } = await answeredOrder();
    await shop.visit(shopper, { ask: beforeTheBook(() => meanwhile(`${shopper.uid}:${orderId}`)) });
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received' });
    expect(await promised(item)).toEqual({ onHand: 2, promised: 2 });
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    expect(await promised(item)).toEqual({ onHand: 2, promised: 0 });
  });

  test('an order that is refused for one item keeps the last unit of another one from nobody, not even for a moment', async () => {
    const items = [await counted(1), await counted(1)].sort((a, b) => (a.id < b.id ? -1 : 1)) as [Counted, Counted];
    const [plenty, gone] = items;
    const [first, refused, other] = [await shop.newShopper(), await shop.newShopper(), await shop.newShopper()];
    await placeAndVisit(first, lineFor(gone));
    const wanted = orderOf(other, [lineFor(plenty)]);
    await other.place(wanted);
    const { ask } = shop.shop;
    const meanwhile: Ask = async (request) => {
      if (request.path === 'orders/_bulk_docs') await shop.visit(other);
      return await ask(request);
    };
    const both = orderOf(refused, [lineFor(plenty), lineFor(gone)]);
    await refused.place(both);
    await shop.visit(refused, { ask: meanwhile });
    expect((await refused.seen(both._id))?.reason).toMatchObject({ code: 'sold-out' });
    expect(await other.seen(wanted._id)).toMatchObject({ status: 'received' });
  });

  test('a hundred buyers of the last unit, three processors: one gets it, ninety-nine what they said', {
    timeout: 300_000,
  }, async () => {
    const item = await counted(1);
    const fallbacks: Consent[] = [{}, { orElse: 'leave-out' }, { orElse: 'ask' }];
    const buyers = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const [shopper, consent] = [await shop.newShopper(), fallbacks[n % 3] as Consent];
        const order = orderOf(shopper, [lineFor(item, { consent }), lineFor(uncounted)]);
        return { shopper, order, otherwise: ['refused', 'received', 'needs-answer'][n % 3] };
      }),
    );
    await Promise.all([1, 2, 3].map(() => shop.startProcessor()));
    await Promise.all(buyers.map(({ shopper, order }) => shopper.place(order)));
    await vi.waitFor(
      async () => {
        const waiting = await Promise.all(buyers.map(({ shopper }) => shopper.waiting()));
        expect(waiting.flat()).toEqual([]);
      },
      { timeout: 200_000, interval: 500 },
    );
    let got = 0;
    for (const { shopper, order, otherwise } of buyers) {
      const seen = await shopper.seen(order._id);
      const isLucky = seen?.lines.some((line) => line.itemId === item.id && line.outcome === 'as-ordered') === true;
      got += isLucky ? 1 : 0;
      expect([isLucky, seen?.status]).toEqual([isLucky, isLucky ? 'received' : otherwise]);
    }
    expect([got, await promised(item)]).toEqual([1, { onHand: 1, promised: 1 }]);
  });
});
