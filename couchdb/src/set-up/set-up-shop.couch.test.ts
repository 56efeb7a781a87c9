import { SHOP_DATABASES, USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { beforeAll, expect, test } from 'vitest';
import { describeEachServer } from '../contract/each-server.ts';
import { type ShopOnServer, shopOnServer } from '../contract/shop-on-server.ts';
import { compareDatabase, storedDesigns } from '../databases/compare-database.ts';
import { planShopDatabases, planUserDatabases } from '../databases/planned-database.ts';
import { ensureSigningKey } from '../principals/signing-keys.ts';
import { provisionUser } from './provision-user.ts';
import { setUpShop } from './set-up-shop.ts';

describeEachServer('set-up', (server) => {
  let shop: ShopOnServer;
  beforeAll(async () => {
    shop = await shopOnServer(server);
  });

  test('makes every database of the shop, with its members and rules', async () => {
    const names = await shop.couch.db.list();
    expect(names).toEqual(expect.arrayContaining(['_users', '_replicator', '_global_changes', ...SHOP_DATABASES]));
    for (const plan of await planShopDatabases()) expect(await compareDatabase(shop.couch, plan)).toEqual([]);
  });

  test('changes nothing when it is done again', async () => {
    const designs = () => Promise.all(SHOP_DATABASES.map((name) => storedDesigns(shop.couch, name)));
    const before = await designs();
    const again = await setUpShop({ couch: shop.couch, now: Date.now, items: [] });
    expect(again).toEqual({ kind: 'ready', key: shop.key });
    expect(await designs()).toEqual(before);
  });

  test('gives everybody the same signing key', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => ensureSigningKey(shop.couch)));
    expect(keys).toEqual([shop.key, shop.key, shop.key]);
  });

  test('gives a user four databases, at once from two sides or again after a crash in the middle', async () => {
    const { uid } = await shop.newUser();
    const names = USER_COLLECTIONS.map((collection) => userDatabase(collection, uid));
    // As a crash leaves it: one database missing, one without rules, one closed.
    await shop.couch.db.destroy(names[0] as string);
    const halfDone = shop.couch.use(names[1] as string);
    await halfDone.destroy('_design/validation', (await halfDone.get('_design/validation'))._rev);
    const closed = { admins: { roles: ['_admin'] }, members: { roles: ['_admin'] } };
    await shop.couch.request({ method: 'put', db: names[2] as string, path: '_security', body: closed });

    await Promise.all([provisionUser({ couch: shop.couch, uid }), provisionUser({ couch: shop.couch, uid })]);
    const differences = (await planUserDatabases(uid)).map((plan) => compareDatabase(shop.couch, plan));
    expect((await Promise.all(differences)).flat()).toEqual([]);
  });
});
