import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { ParkedDocument } from '@coffee-catalog/shared/orders/parked-document';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { breakBook, breakItem, mendItem } from '../testing/damage.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { parkedId } from './parked-change.ts';
import { MAX_ATTEMPTS } from './parking.ts';

const WITHIN = { timeout: 25_000, interval: 50 };

describeEachServer('a change that our own failure keeps from finishing', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
  });
  afterAll(() => shop.leave());
  afterEach(() => shop.close());

  const parkedDocument = async (database: string, documentId: string) => {
    const parked = shop.admin.use<ParkedDocument>('parked');
    return await parked.get(parkedId({ database, documentId })).catch(() => undefined);
  };
  const isParked = (database: string, documentId: string) =>
    vi.waitFor(async () => {
      const found = await parkedDocument(database, documentId);
      if (found === undefined) throw new Error('not parked');
      return found;
    }, WITHIN);
  const isResolved = (database: string, documentId: string) =>
    vi.waitFor(async () => expect(await parkedDocument(database, documentId)).toBeUndefined(), WITHIN);

  /** A shopper with an order for an item that nobody can read, and a proper one beside it. */
  async function stuck(): Promise<{ shopper: Shopper; item: string; bad: string; good: string }> {
    const shopper = await shop.newShopper();
    const broken = await shop.addItem();
    await breakItem(shop, broken.id);
    const [bad, good] = [orderOf(shopper, [lineFor(broken)]), orderOf(shopper, [lineFor(item)])];
    await shopper.place(bad);
    await shopper.place(good);
    return { shopper, item: broken.id, bad: bad._id, good: good._id };
  }

  test('is parked after some attempts, with what is wrong, and keeps nothing else back', async () => {
    const { shopper, bad, good } = await stuck();
    const processor = await shop.startProcessor();
    const parked = await isParked(shopper.placedDatabase, bad);
    expect(parked).toMatchObject({ database: shopper.placedDatabase, documentId: bad, attempts: MAX_ATTEMPTS });
    expect(parked.error).toContain('reading the catalog');
    expect(await shopper.seen(good)).toMatchObject({ status: 'received' });
    expect(await shopper.waiting()).toEqual([bad]);
    expect(processor.ready()).toMatchObject({ ready: true });
  });

  test('is tried again when the owner asks for it, and is forgotten once it came through', async () => {
    const { shopper, item: broken, bad } = await stuck();
    await shop.startProcessor();
    const parked = await isParked(shopper.placedDatabase, bad);
    await shop.askForRetry(parked);
    await vi.waitFor(
      async () => expect((await parkedDocument(shopper.placedDatabase, bad))?.attempts).toBe(MAX_ATTEMPTS + 1),
      WITHIN,
    );
    await mendItem(shop, broken);
    await shop.askForRetry((await parkedDocument(shopper.placedDatabase, bad)) ?? parked);
    await isResolved(shopper.placedDatabase, bad);
    expect(await shopper.seen(bad)).toMatchObject({ status: 'received' });
    expect(await shopper.waiting()).toEqual([]);
  });

  test('is tried again at a restart', async () => {
    const { shopper, item: broken, bad } = await stuck();
    const first = await shop.startProcessor();
    await isParked(shopper.placedDatabase, bad);
    await shop.stop(first);
    await mendItem(shop, broken);
    await shop.startProcessor();
    await isResolved(shopper.placedDatabase, bad);
    expect(await shopper.seen(bad)).toMatchObject({ status: 'received' });
  });

  test('does not stop the book: what comes behind it is published, and the processor is well again', async () => {
    const shopper = await shop.newShopper();
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    await shop.visit(shopper);
    const key = `${shopper.uid}:${order._id}`;
    const mend = await breakBook(shop, key);
    const processor = await shop.startProcessor();
    const parked = await isParked('orders', key);
    const later = orderOf(shopper, [lineFor(item)]);
    await shopper.place(later);
    await vi.waitFor(async () => expect(await shopper.seen(later._id)).toMatchObject({ status: 'received' }), WITHIN);
    await shop.moveOn(shopper, later._id, 'preparing');
    await vi.waitFor(async () => expect(await shopper.seen(later._id)).toMatchObject({ status: 'preparing' }), WITHIN);
    await vi.waitFor(() => expect(processor.health()).toMatchObject({ status: 'ok' }), WITHIN);
    // Nor does another try that fails: the feed goes on meanwhile.
    await shop.askForRetry(parked);
    const again = { attempts: MAX_ATTEMPTS + 1 };
    await vi.waitFor(async () => expect(await parkedDocument('orders', key)).toMatchObject(again), WITHIN);
    expect(processor.health()).toMatchObject({ status: 'ok' });
    await mend();
    await isResolved('orders', key);
  });
});
