import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProblem } from '../server/ask.ts';
import { writeRevisions } from '../server/document.ts';
import { listening } from '../testing/listening.ts';
import { claimTwice, orderLeaves } from '../testing/second-leaf.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { readBook } from './book.ts';
import { publishOrder } from './publish-order.ts';

const EARLIER = '2026-01-01T00:00:00.000Z';

describeEachServer('an order of which a cluster took two claims', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());

  const received = async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    await shop.visit(shopper);
    return { shopper, orderId: order._id, seen: await shopper.seen(order._id) };
  };
  const otherwise = ({ orderNumber = 0, history: [first] }: BookOrder): Partial<BookOrder> => ({
    orderNumber: orderNumber + 1000,
    claimedTime: EARLIER,
    receivedTime: EARLIER,
    history: [{ status: 'received', by: first?.by ?? '', time: EARLIER }],
  });
  const read = (shopper: Shopper, orderId: string, changes: Partial<TestShop['shop']> = {}) =>
    readBook({ ...shop.shop, ...changes }, `${shopper.uid}:${orderId}`);
  const isWhole = async (shopper: Shopper, orderId: string) => {
    const [book, theirs] = await orderLeaves(shop, shopper, orderId);
    expect([book.length, theirs]).toEqual([1, book]);
  };
  const changesNothing = async (shopper: Shopper, orderId: string) => {
    const before = await shop.sequences(shopper);
    await read(shopper, orderId);
    await shop.visit(shopper);
    expect(await shop.sequences(shopper)).toEqual(before);
  };

  test('the one that was published stays, though the other one was earlier and wins in the database', async () => {
    const { shopper, orderId, seen } = await received();
    const other = await claimTwice(shop, shopper, orderId, otherwise);
    expect((await shop.inBook(shopper, orderId))?._rev).toBe(other.rev);
    await read(shopper, orderId);
    const { _rev, ...shown } = (await shopper.seen(orderId)) ?? {};
    expect({ ...shown, _rev: seen?._rev }).toEqual(seen);
    await isWhole(shopper, orderId);
    await changesNothing(shopper, orderId);
  });

  test('what loses is told by the log, with the number that nobody has any more', async () => {
    const { shopper, orderId } = await received();
    const other = await claimTwice(shop, shopper, orderId, otherwise);
    const { log, told } = listening();
    await read(shopper, orderId, { log });
    const { orderNumber } = other.order;
    expect(told).toMatchObject([{ level: 50, lost: [{ rev: other.rev, orderNumber, claimedTime: EARLIER }] }]);
  });

  test('both were published: the earliest claimed stays, and the shopper sees one', async () => {
    const { shopper, orderId } = await received();
    const other = await claimTwice(shop, shopper, orderId, otherwise);
    await publishOrder(shop.shop, other);
    await read(shopper, orderId);
    expect(await shopper.seen(orderId)).toMatchObject({ receivedTime: EARLIER, orderNumber: other.order.orderNumber });
    await isWhole(shopper, orderId);
    await changesNothing(shopper, orderId);
  });

  test('none was published: the earliest claimed stays', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    const unpublished = new Error('the processor dies before it publishes');
    const { ask } = shop.shop;
    const dies: typeof ask = (request) =>
      request.path.startsWith('processedorders') ? Promise.reject(unpublished) : ask(request);
    await shop.visit(shopper, { ask: dies }).catch(() => undefined);
    const other = await claimTwice(shop, shopper, order._id, otherwise);
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({ orderNumber: other.order.orderNumber });
    expect(await shopper.waiting()).toEqual([]);
    await isWhole(shopper, order._id);
    await changesNothing(shopper, order._id);
  });

  test('one that another processor publishes only afterwards changes nothing any more', async () => {
    const { shopper, orderId } = await received();
    const other = await claimTwice(shop, shopper, orderId, otherwise);
    await read(shopper, orderId);
    const before = await shop.sequences(shopper);
    await publishOrder(shop.shop, other);
    expect(await shop.sequences(shopper)).toEqual(before);
  });

  test('two processors that choose otherwise at once: the order is never without a leaf', async () => {
    const { shopper, orderId, seen } = await received();
    const other = await claimTwice(shop, shopper, orderId, otherwise);
    const { ask } = shop.shop;
    let raced = false;
    // Before the first one learns what is published, the second one publishes the other claim; before it settles, the second one settles by itself.
    const slow: typeof ask = async (request) => {
      const answer = await ask(request);
      if (raced || !request.path.endsWith('_revs_diff')) return answer;
      raced = true;
      await publishOrder(shop.shop, other);
      await read(shopper, orderId);
      return answer;
    };
    await read(shopper, orderId, { ask: slow });
    expect([raced, (await shopper.seen(orderId))?.total]).toEqual([true, seen?.total]);
    await read(shopper, orderId);
    await isWhole(shopper, orderId);
  });

  test.each([1, 2, 3, 4])(
    'a processor that dies at write %i of settling: the next one does the rest',
    async (fatal) => {
      const { shopper, orderId, seen } = await received();
      await claimTwice(shop, shopper, orderId, otherwise);
      const { ask } = shop.shop;
      let writes = 0;
      const dying: typeof ask = async (request) => {
        const answer = await ask(request);
        if (request.path.endsWith('_bulk_docs')) writes += 1;
        if (writes === fatal) throw new ServerProblem(0, 'dead');
        return answer;
      };
      await expect(read(shopper, orderId, { ask: dying })).rejects.toThrow('dead');
      await read(shopper, orderId);
      expect(await shopper.seen(orderId)).toMatchObject({
        orderNumber: seen?.orderNumber,
        receivedTime: seen?.receivedTime,
      });
      await isWhole(shopper, orderId);
      await changesNothing(shopper, orderId);
    },
  );

  test('one that was changed apart: what was done further stays, under the claim that was published', async () => {
    const { shopper, orderId, seen } = await received();
    const claim = await read(shopper, orderId);
    if (claim === undefined) throw new Error('not in the book');
    await shop.moveOn(shopper, orderId, 'preparing');
    const hash = `ffff${'0'.repeat(28)}`;
    const late = { ...claim.order, moreDifferences: 1 };
    const { start, ids } = claim.revisions;
    const fork = { ...late, _rev: `${start + 1}-${hash}`, _revisions: { start: start + 1, ids: [hash, ...ids] } };
    await writeRevisions(shop.shop.ask, 'orders', [fork]);
    const revisions = { start: start + 1, ids: [hash, ...ids] };
    await publishOrder(shop.shop, { order: late, rev: fork._rev, revisions });
    await read(shopper, orderId);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'preparing', orderNumber: seen?.orderNumber });
    await isWhole(shopper, orderId);
  });
});
