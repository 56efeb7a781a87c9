import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import type { RunningProcessor } from '@coffee-catalog/order-processor/start-processor';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Shop } from './shopper/shop.ts';
import { eventually } from './testing/eventually.ts';
import { ESPRESSO, FLAT_WHITE } from './testing/sample.ts';
import { userOf } from './testing/shop-on-device.ts';
import { fill, knownAs, knownTo, PASSWORD, shoppersOf } from './testing/shoppers.ts';
import { openWholeShop, type WholeShop } from './testing/whole-shop.ts';

describeEachServer('an order on its way', (server) => {
  let shop: WholeShop;
  let processor: RunningProcessor | undefined;
  const shoppers = shoppersOf(() => shop);

  beforeAll(async () => {
    shop = await openWholeShop(server);
  });
  afterEach(async () => {
    await shoppers.closeAll();
    await processor?.close();
    processor = undefined;
  });
  afterAll(() => shop.close());

  const rows = async (database: string) =>
    (
      (await server.request('GET', `/${database}/_all_docs?include_docs=true`)).json as { rows: { id: string }[] }
    ).rows.filter(({ id }) => !id.startsWith('_design/'));

  /** As the owner does, past the gateway. */
  async function setPrice(amount: number): Promise<void> {
    const catalog = shop.shop.as(CATALOG_LOADER).db.use<Item>('catalog');
    const item = await catalog.get(`item:${FLAT_WHITE}`);
    await catalog.insert({ ...item, price: { amount, currency: 'EUR' } });
  }

  test('placed online, it is received within a second, and nothing of it is left in the cart', async () => {
    processor = await shop.startProcessor();
    const { user } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE, ESPRESSO);
    const start = performance.now();
    expect(await user.place(orderId, {})).toEqual({ kind: 'placed', orderId });
    const committed = performance.now() - start;
    expect(knownTo(user, orderId)).toMatch(/on-device|at-shop/);
    await knownAs(user, orderId, 'received');
    const received = performance.now() - start;
    process.stdout.write(`placed in ${Math.round(committed)} ms, received after ${Math.round(received)} ms\n`);
    expect(user.orders.view.get().orders[0]).toMatchObject({
      charged: true,
      total: { amount: 670 },
      orderNumber: expect.any(Number),
    });
    expect(user.drafts.view.get().drafts).toEqual([]);
    const uid = user.session.userId;
    await expect.poll(async () => (await rows(`draftorders-${uid}`)).length, { timeout: 10_000 }).toBe(0);
    await eventually(() => user.sync.view.get().kind === 'safe');
    expect(await rows(`placedorders-${uid}`)).toEqual([]);
    expect(await rows(`processedorders-${uid}`)).toHaveLength(1);
  });

  test('a sign-out asked for while the app is still opening its databases signs out', async () => {
    const { app, device } = await shoppers.signUp();
    await app.stop();
    const opening = new Shop(device);
    opening.start();
    expect(opening.session.view.get().kind).toBe('signed-in');
    expect(opening.shopper.get()).toBeUndefined();
    expect(await opening.signOut()).toEqual({ kind: 'signed-out' });
    expect(opening.session.view.get().kind).toBe('guest');
    expect(opening.shopper.get()).toMatchObject({ kind: 'guest' });
    await opening.stop();
  });

  test('placed without a network, it waits on the device and is received once when the network is back', async () => {
    processor = await shop.startProcessor();
    const { user, device } = await shoppers.signUp();
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await eventually(() => user.sync.view.get().kind === 'offline');
    expect(knownTo(user, orderId)).toBe('on-device');
    expect(user.sync.view.get()).toMatchObject({ pending: expect.any(Number) });
    device.network.fails = undefined;
    const start = performance.now();
    await knownAs(user, orderId, 'received');
    process.stdout.write(`received ${Math.round(performance.now() - start)} ms after the network came back\n`);
    await eventually(() => user.sync.view.get().kind === 'safe');
  });

  test('while nobody processes it, it is known to be at the shop; the processor, started later, finds it', async () => {
    const { user } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'at-shop');
    processor = await shop.startProcessor();
    await knownAs(user, orderId, 'received');
    expect(await rows(`processedorders-${user.session.userId}`)).toHaveLength(1);
  });

  test('a cart is one cart on two devices, and placing it on one ends it on the other', async () => {
    processor = await shop.startProcessor();
    const phone = await shoppers.signUp();
    fill(phone.user, FLAT_WHITE);
    const laptop = await shoppers.signIn(phone.email);
    await eventually(() => laptop.user.drafts.view.get().drafts[0]?.lines.length === 1);
    phone.device.network.fails = 'cut';
    laptop.device.network.fails = 'cut';
    const orderId = fill(phone.user, FLAT_WHITE);
    fill(laptop.user, FLAT_WHITE, ESPRESSO);
    phone.device.network.fails = undefined;
    laptop.device.network.fails = undefined;
    for (const { user } of [phone, laptop]) {
      await eventually(() => user.drafts.view.get().drafts[0]?.count === 4, 20_000);
      expect(user.drafts.view.get().drafts).toHaveLength(1);
    }
    await phone.user.place(orderId, {});
    await eventually(() => laptop.user.drafts.view.get().drafts.length === 0);
    await knownAs(laptop.user, orderId, 'received');
    expect(knownTo(laptop.user, orderId)).toBe('received');
  });

  test('what the other device adds after the placing is offered as a draft of its own, on both', async () => {
    processor = await shop.startProcessor();
    const phone = await shoppers.signUp();
    const orderId = fill(phone.user, FLAT_WHITE);
    const laptop = await shoppers.signIn(phone.email);
    await eventually(() => laptop.user.drafts.view.get().drafts[0]?.lines.length === 1);
    laptop.device.network.fails = 'cut';
    laptop.user.drafts.addLine(orderId, { itemId: ESPRESSO, options: {}, count: 3 });
    await phone.user.place(orderId, {});
    await knownAs(phone.user, orderId, 'received');
    laptop.device.network.fails = undefined;
    for (const { user } of [phone, laptop]) {
      const offered = await eventually(() =>
        user.drafts.view.get().drafts.find(({ leftoversOf }) => leftoversOf === orderId),
      );
      expect(offered.lines.map(({ itemId, count }) => [itemId, count])).toEqual([[ESPRESSO, 3]]);
      expect(user.drafts.view.get().drafts).toHaveLength(1);
    }
  });

  test('an order that the server refuses to store is held with the reason, and received once it is allowed, untouched', async () => {
    processor = await shop.startProcessor();
    const { user } = await shoppers.signUp();
    const database = `placedorders-${user.session.userId}`;
    const closed = await server.request('PUT', `/${database}/_design/closed`, {
      validate_doc_update: "function () { throw({ forbidden: 'the till is being repaired' }); }",
    });
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'held');
    expect(user.orders.view.get().orders[0]?.held).toEqual({ reason: 'the till is being repaired' });
    await eventually(() => user.sync.view.get().kind === 'problem');
    expect(user.sync.view.get()).toMatchObject({ reason: 'the till is being repaired', pending: 1 });
    const { rev } = closed.json as { rev: string };
    await server.request('DELETE', `/${database}/_design/closed?rev=${rev}`);
    await knownAs(user, orderId, 'received');
    await eventually(() => user.sync.view.get().kind === 'safe');
  });

  test('a wish to withdraw that the server refuses to store is held with the reason, and answered once it is allowed', async () => {
    processor = await shop.startProcessor();
    const { user } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'received');
    const database = `placedorders-${user.session.userId}`;
    const closed = await server.request('PUT', `/${database}/_design/closed`, {
      validate_doc_update: "function () { throw({ forbidden: 'the till is being repaired' }); }",
    });
    await user.cancel(orderId);
    const held = await eventually(() => user.orders.view.get().orders[0]?.cancelHeld);
    expect(held).toEqual({ reason: 'the till is being repaired' });
    const { rev } = closed.json as { rev: string };
    await server.request('DELETE', `/${database}/_design/closed?rev=${rev}`);
    await knownAs(user, orderId, 'cancelled');
    expect(user.orders.view.get().orders[0]).not.toHaveProperty('cancelHeld');
  });

  test('an order is received also while the carts cannot be written at the server', async () => {
    processor = await shop.startProcessor();
    const { user, device } = await shoppers.signUp();
    const { fetch } = device;
    device.fetch = async (url, init) =>
      url.endsWith('/db/draftOrders/_bulk_docs') ? Response.json({}, { status: 500 }) : fetch(url, init);
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await eventually(() => user.sync.view.get().kind === 'problem');
    await knownAs(user, orderId, 'received');
    expect(user.sync.view.get().kind, 'and the carts are still here').toBe('problem');
    device.fetch = fetch;
    await eventually(() => user.sync.view.get().kind === 'safe', 20_000);
  });

  test('an order that the server has lost again is sent again, and one is received', async () => {
    const { app, user, device } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'at-shop');
    await app.stop();
    const database = `placedorders-${user.session.userId}`;
    const before = (await server.request('GET', `/${database}/_security`)).json;
    await server.request('DELETE', `/${database}`);
    await server.request('PUT', `/${database}`);
    await server.request('PUT', `/${database}/_security`, before);
    processor = await shop.startProcessor();
    const reopened = await userOf(await shoppers.open(device));
    await knownAs(reopened, orderId, 'received');
    expect(await rows(`processedorders-${user.session.userId}`)).toHaveLength(1);
  });

  test("a guest's carts come along at sign-in, once, and the guest has none left", async () => {
    const { user: owner, email, app } = await shoppers.signUp();
    fill(owner, ESPRESSO);
    await eventually(() => owner.sync.view.get().kind === 'safe');
    await app.stop();
    const device = shop.openDevice();
    const app2 = await shoppers.open(device);
    const guest = app2.shopper.get();
    if (typeof guest !== 'object') throw new Error('a guest is there');
    await eventually(() => app2.catalog.shopView.get().items.length === 2);
    guest.drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {}, count: 2 });
    const cart = guest.drafts.view.get().currentId;
    await app2.session.signIn({ login: email, password: PASSWORD });
    await app2.settled();
    const user = await userOf(app2);
    await eventually(() => user.drafts.view.get().drafts.length === 2);
    expect(user.drafts.view.get().currentId).toBe(cart);
    await eventually(() => user.sync.view.get().kind === 'safe');
    expect(await app2.signOut()).toEqual({ kind: 'signed-out' });
    const after = app2.shopper.get();
    expect(typeof after === 'object' && after.drafts.view.get().drafts).toEqual([]);
  });

  test('signing out keeps what the shop does not have, under the name of its user', async () => {
    processor = await shop.startProcessor();
    const { app, user, device, email } = await shoppers.signUp();
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    expect(await app.signOut()).toEqual({ kind: 'unsent', orders: 1, wishes: 0 });
    expect(await app.signOut({ keepUnsent: true })).toEqual({ kind: 'signed-out' });
    expect(app.session.view.get()).toEqual({ kind: 'guest' });
    device.network.fails = undefined;
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    await knownAs(await userOf(app), orderId, 'received');
  });

  test('a tab whose browser somebody else has signed in on follows, and sends nothing of the first to the second', async () => {
    const ada = await shoppers.signUp();
    const bob = await shoppers.signUp();
    ada.device.network.fails = 'cut';
    const orderId = fill(ada.user, FLAT_WHITE);
    await ada.user.place(orderId, {});
    ada.user.drafts.create('For later');
    fill(ada.user, ESPRESSO);
    await ada.user.drafts.writer.flush();
    // The browser's cookie is Bob's now; no other tab has told this one.
    await ada.device.fetchAnyway(`${ada.device.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: bob.email, password: PASSWORD }),
    });
    ada.device.network.fails = undefined;
    ada.device.wakeUp();
    await eventually(() => {
      const shopper = ada.app.shopper.get();
      return (
        typeof shopper === 'object' && shopper.kind === 'user' && shopper.session.userId === bob.user.session.userId
      );
    });
    const follower = await userOf(ada.app);
    await eventually(() => follower.sync.view.get().kind === 'safe');
    expect(follower.drafts.view.get().drafts).toEqual([]);
    expect(await rows(`draftorders-${bob.user.session.userId}`)).toEqual([]);
    expect(await rows(`placedorders-${bob.user.session.userId}`)).toEqual([]);
    // Nobody asked Ada: that her order is here is said to whoever looks, until she is back.
    expect(ada.app.leftBehind.get()).toEqual([{ userId: ada.user.session.userId, name: 'Ada', orders: 1 }]);
    await ada.app.signOut();
    expect(ada.app.leftBehind.get()).toMatchObject([{ userId: ada.user.session.userId }]);
    await ada.app.session.signIn({ login: ada.email, password: PASSWORD });
    await ada.app.settled();
    expect(ada.app.leftBehind.get()).toEqual([]);
    await knownAs(await userOf(ada.app), orderId, 'at-shop');
  });

  test('opened again without a network, the app is the same user’s, with everything there', async () => {
    const { app, user, device } = await shoppers.signUp();
    fill(user, FLAT_WHITE);
    await user.drafts.writer.flush();
    await app.stop();
    device.network.fails = 'cut';
    const again = await shoppers.open(device);
    const same = await userOf(again);
    expect(same.session.userId).toBe(user.session.userId);
    expect(same.drafts.view.get().drafts).toHaveLength(1);
    expect(again.catalog.shopView.get().items).toHaveLength(2);
    await eventually(() => {
      const view = again.session.view.get();
      return view.kind === 'signed-in' && view.stale;
    });
  });

  test('a change of a price is seen by a connected device within two seconds', async () => {
    const { app } = await shoppers.signUp();
    const start = performance.now();
    await setPrice(430);
    await eventually(() => app.catalog.byId.get().get(FLAT_WHITE)?.item.price.amount === 430);
    const seen = performance.now() - start;
    process.stdout.write(`a price change seen after ${Math.round(seen)} ms\n`);
    await setPrice(420);
    expect(seen).toBeLessThan(2_000);
  });

  test('a pull asks for documents together, never one by one', async () => {
    const phone = await shoppers.signUp();
    for (let n = 0; n < 5; n += 1) {
      phone.user.drafts.create(`cart ${n}`);
      fill(phone.user, FLAT_WHITE);
    }
    await phone.user.drafts.writer.flush();
    await eventually(() => phone.user.sync.view.get().kind === 'safe');
    const laptop = await shoppers.signIn(phone.email);
    await eventually(() => laptop.user.drafts.view.get().drafts.length === 5);
    const single = laptop.device.requests.filter(({ path }) => /^\/db\/\w+\/(?!_)./.test(path));
    expect(single).toEqual([]);
    expect(laptop.device.requests.filter(({ path }) => path.startsWith('/db/draftOrders/_bulk_get'))).toHaveLength(1);
  });

  test('every request to the sync door says for whom it is meant', async () => {
    const { user, device } = await shoppers.signUp();
    const sent = device.requests.filter(({ path }) => path.startsWith('/db/') && !path.startsWith('/db/catalog'));
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent.map((request) => request.user))).toEqual(new Set([user.session.userId]));
  });
});
