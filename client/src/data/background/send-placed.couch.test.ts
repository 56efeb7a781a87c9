import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { FLAT_WHITE } from '../testing/sample.ts';
import { openApp, userOf } from '../testing/shop-on-device.ts';
import { openWholeShop, type WholeShop } from '../testing/whole-shop.ts';
import { sendPlaced } from './send-placed.ts';

describeEachServer('orders sent while the app is closed', (server) => {
  let shop: WholeShop;
  beforeAll(async () => {
    shop = await openWholeShop(server);
  });
  afterAll(() => shop.close());

  test('arrive as they were placed, once, and not in the name of somebody else', async () => {
    const device = shop.openDevice();
    const app = await openApp(device);
    const email = shop.newEmail();
    await app.session.signUp({ email, password: 'correct horse battery', name: 'Ada' });
    const user = await userOf(app);
    const uid = user.session.userId;
    await eventually(() => app.catalog.shopView.get().items.length === 2);
    device.network.fails = 'cut';
    user.drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
    const orderId = user.drafts.view.get().currentId ?? '';
    expect((await user.place(orderId, {})).kind).toBe('placed');
    await app.stop();

    const names = [...device.databases];
    await expect(sendPlaced(device, names)).rejects.toThrow('The shop cannot be reached.');
    const placed = async () => (await server.request('GET', `/placedorders-${uid}/${orderId}`)) as { status: number };
    expect((await placed()).status).toBe(404);

    device.network.fails = undefined;
    await sendPlaced(device, names);
    await sendPlaced(device, names);
    expect((await placed()).status).toBe(200);
    const bulk = device.requests.filter(({ path }) => path.includes('_bulk_docs') && path.includes('placedOrders'));
    expect(bulk.map((request) => request.user)).toContain(uid);

    // Somebody else is signed in on the device now.
    const bob = await openApp(device.openTab());
    await bob.session.signUp({ email: shop.newEmail(), password: 'correct horse battery', name: 'Bob' });
    await bob.settled();
    await bob.stop();
    await sendPlaced(device, names);
  });
});
