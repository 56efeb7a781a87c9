import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listening } from '../testing/listening.ts';
import { addLeaf, leavesOf } from '../testing/second-leaf.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { readStock } from './stock.ts';

describeEachServer('a count of which a cluster took several leaves', (server) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.open(server);
  });
  afterAll(() => shop.leave());

  test('one is left, no promise is lost, and what cannot be had is told', async () => {
    const counted = await shop.addItem();
    await shop.count(counted, 5);
    const [ada, bob] = [await shop.newShopper(), await shop.newShopper()];
    const orders = [ada, bob].map((shopper) => ({
      shopper,
      order: orderOf(shopper, [lineFor(counted, { count: 3 })]),
    }));
    const [first, second] = orders.map(({ shopper, order }) => `${shopper.uid}:${order._id}`) as [string, string];
    const stock = { _id: `item:${counted.id}`, type: 'stock', schemaVersion: 1, onHand: 5 };
    await addLeaf(shop, 'stock', { ...stock, reserved: { [first]: 3 } });
    await addLeaf(shop, 'stock', { ...stock, reserved: { [first]: 1, [second]: 3 } });
    const { log, told } = listening();
    await readStock({ ...shop.shop, log }, [counted.id]);
    expect(await shop.stockOf(counted)).toEqual({ onHand: 5, reserved: { [first]: 3, [second]: 3 } });
    expect(await leavesOf(shop, 'stock', stock._id)).toHaveLength(1);
    expect(told).toMatchObject([{ level: 50, item: stock._id, onHand: 5, promised: 6 }]);
    const before = await shop.sequences();
    await readStock(shop.shop, [counted.id]);
    expect(await shop.sequences()).toEqual(before);
  });
});
