import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { provisionUser } from '@coffee-catalog/couchdb/set-up/provision-user';
import { removeUser } from '@coffee-catalog/couchdb/set-up/remove-user';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { pino } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Parking } from '../parking/parking.ts';
import { breakItem } from '../testing/damage.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { Backlog } from './backlog.ts';
import { visitUser } from './visit-user.ts';

describeEachServer('a visit to a user', (server) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.open(server);
  });
  afterAll(() => shop.leave());

  /** A user of whose databases there is only the queue yet, which lets nobody in. */
  async function beingSetUp(): Promise<string> {
    const uid = uuidV7().replaceAll('-', '');
    for (const collection of ['user', 'draftOrders', 'placedOrders', 'processedOrders'] as const)
      server.deleteAtEnd(userDatabase(collection, uid));
    await shop.admin.db.create(userDatabase('placedOrders', uid), { q: 1 });
    return uid;
  }

  function visitor() {
    const warnings: string[] = [];
    const comeBacks: number[] = [];
    const backlog = new Backlog(shop.shop.now);
    const log = pino({ level: 'warn' }, { write: (line) => warnings.push((JSON.parse(line) as { msg: string }).msg) });
    const visited = { ...shop.shop, log };
    const visit = visitUser({
      shop: visited,
      parking: new Parking(visited),
      backlog,
      settled: () => {},
      changed: () => {},
      comeBack: (_uid, attempt) => comeBacks.push(attempt),
      serverAnswers: () => Promise.resolve(true),
    });
    return { visit, backlog, warnings, comeBacks };
  }

  test('whose databases are being set up is come back to, and nobody is alarmed', async () => {
    const uid = await beingSetUp();
    const { visit, warnings, comeBacks } = visitor();
    await visit(uid, undefined);
    await visit(uid, undefined);
    expect(comeBacks).toEqual([1, 2]);
    await provisionUser({ couch: shop.admin, uid });
    await visit(uid, undefined);
    expect(comeBacks).toEqual([1, 2]);
    expect(warnings).toEqual([]);
  });

  test('whose database stays closed is come back to, and it is told', async () => {
    const uid = await beingSetUp();
    const { visit, warnings, comeBacks } = visitor();
    for (let attempt = 1; attempt <= 9; attempt++) await visit(uid, undefined);
    expect(warnings).toEqual([]);
    await visit(uid, undefined);
    expect(comeBacks).toHaveLength(10);
    expect(warnings).toEqual(['a visit failed']);
  });

  test('who was deleted meanwhile has nothing waiting any more: the shop is not late for ever', async () => {
    const [shopper, item] = [await shop.newShopper(), await shop.addItem()];
    await breakItem(shop, item.id);
    await shopper.place(orderOf(shopper, [lineFor(item)]));
    const { visit, backlog, comeBacks } = visitor();
    await visit(shopper.uid, undefined);
    expect([backlog.size, comeBacks]).toEqual([1, [1]]);
    await removeUser({ couch: shop.admin, uid: shopper.uid });
    await visit(shopper.uid, undefined);
    expect([backlog.size, comeBacks]).toEqual([0, [1]]);
  });
});
