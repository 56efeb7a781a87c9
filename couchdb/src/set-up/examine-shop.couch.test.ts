import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { beforeAll, expect, test } from 'vitest';
import { describeEachServer } from '../contract/each-server.ts';
import { type ShopOnServer, shopOnServer } from '../contract/shop-on-server.ts';
import { describeDifference, examineShop } from './examine-shop.ts';

describeEachServer('the doctor', (server) => {
  let shop: ShopOnServer;
  beforeAll(async () => {
    shop = await shopOnServer(server);
  });
  /** What is said of one user's databases: on a real server others work at the same time. */
  async function complaints(uid: string, repair = false): Promise<string[]> {
    const { differences } = await examineShop(shop.couch, { repair, only: (name) => name.endsWith(uid) });
    return differences.map(describeDifference);
  }

  test('finds nothing in a shop that was just set up', async () => {
    const { uid } = await shop.newUser();
    expect(await complaints(uid)).toEqual([]);
    expect((await examineShop(shop.couch, { repair: false })).configuration).toEqual([]);
  });

  test('names every difference, repairs it when asked, and is content afterwards', async () => {
    const { uid } = await shop.newUser();
    const [drafts, placed, processed] = (['draftOrders', 'placedOrders', 'processedOrders'] as const).map(
      (collection) => userDatabase(collection, uid),
    ) as [string, string, string];
    await shop.couch.request({ method: 'put', db: drafts, path: '_security', body: { members: {}, admins: {} } });
    const validation = await shop.couch.use(placed).get('_design/validation');
    await shop.couch.use(placed).insert({ ...validation, validate_doc_update: 'function () {}' } as never);
    await shop.couch.use(placed).insert({ _id: '_design/mine' });
    await shop.couch.use(processed).destroy(validation._id, (await shop.couch.use(processed).get(validation._id))._rev);
    await shop.couch.db.destroy(userDatabase('user', uid));

    const found = [
      `${drafts}: its members are not those of the permission table`,
      `${placed}: _design/validation is not that of this version`,
      `${placed}: _design/mine is not ours`,
      `${processed}: _design/validation is missing`,
      `${userDatabase('user', uid)}: is missing`,
    ];
    expect(await complaints(uid)).toEqual(found);
    expect(await complaints(uid, true)).toEqual(found);
    expect(await complaints(uid)).toEqual([]);
  });
});
