import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { accountPrincipal, PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aBookOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

describeEachServer('the book for the owner', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  /** Claimed in the far future, so that on a server others use as well these are the newest; the newest first. */
  let book: BookOrder[];
  /** Names that nobody else on this server has: one of all these orders, one of a single one. */
  const random = () => crypto.randomUUID().slice(0, 8);
  const names = { all: `q${random()}`, odd: '' };
  names.odd = `Z${random()} Élise-${names.all}`;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
    const year = 3000 + Math.floor(Math.random() * 6000);
    book = Array.from({ length: 7 }, (_, index) =>
      aBookOrder({
        claimedTime: `${year}-01-0${7 - index}T00:00:00.000Z`,
        status: index % 2 === 0 ? 'refused' : 'received',
      }),
    ).map((order) => ({ ...order, customerName: `Ada ${names.all}` }));
    const difference = { ...(book[1] as BookOrder) };
    const { deviceId, placedTime } = difference;
    if (deviceId === null || placedTime === null) throw new Error('the sample says both');
    const differences = [{ rev: `1-${'c'.repeat(32)}`, coreHash: 'c'.repeat(64), deviceId, placedTime, lines: [] }];
    book[1] = { ...difference, customerName: names.odd, differences };
    // Two at the same moment.
    book[3] = { ...(book[3] as BookOrder), claimedTime: (book[2] as BookOrder).claimedTime };
    book.sort((a, b) => (a.claimedTime + a._id < b.claimedTime + b._id ? 1 : -1));
    const orders = on.shop.as(PROCESSOR).use('orders');
    for (const order of book) await orders.insert(order);
  });
  afterAll(async () => {
    const orders = on?.shop.as(PROCESSOR).use('orders');
    for (const { _id } of book ?? []) await orders?.destroy(_id, (await orders.get(_id))._rev);
    await on?.close();
  });

  const page = async (query: string) => {
    const answer = await owner.request('GET', `/api/orders${query}`);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return answer.json as { orders: BookOrder[]; next?: string };
  };

  test('the newest claim comes first, page by page, none twice and none left out', async () => {
    const seen: string[] = [];
    let after = '';
    while (seen.length < book.length) {
      const { orders, next } = await page(`?limit=2${after}`);
      seen.push(...orders.map(({ _id }) => _id));
      if (next === undefined) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect(seen.slice(0, book.length)).toEqual(book.map(({ _id }) => _id));
    expect((await page('?limit=1')).orders).toEqual([book[0]]);
  });

  test('one status alone can be asked for', async () => {
    const refused = book.filter(({ status }) => status === 'refused').map(({ _id }) => _id);
    const first = await page('?limit=3&status=refused');
    const second = await page(`?limit=1&status=refused&after=${first.next}`);
    expect([...first.orders, ...second.orders].map(({ _id }) => _id)).toEqual(refused);
    expect((await page('?status=delivered')).orders).toEqual([]);
  });

  test('orders are found by how number, name and id begin, several words at once, also page by page', async () => {
    const [first, second] = book as [BookOrder, BookOrder];
    const found = async (query: string) => (await page(query)).orders.map(({ _id }) => _id);
    const odd = names.odd.split(' ')[0] as string;
    expect(await found(`?q=${encodeURIComponent(odd.toUpperCase())}`)).toEqual([second._id]);
    expect(await found(`?q=${odd.slice(0, -2)}`)).toEqual([second._id]);
    expect(await found(`?q=${encodeURIComponent(`élise ${odd}`)}`)).toEqual([second._id]);
    expect(await found(`?q=${odd}&status=delivered`)).toEqual([]);
    expect(await found(`?q=${first.orderId}`)).toEqual([first._id]);
    expect(await found(`?q=${first.orderId.slice(0, 20)}&day=${first.claimedTime.slice(0, 10)}`)).toContain(first._id);
    expect(await found(`?customer=${first.userId}`)).toEqual([first._id]);
    const one = await page(`?q=${names.all}&limit=4`);
    const two = await page(`?q=${names.all}&limit=4&after=${one.next}`);
    expect([...one.orders, ...two.orders].map(({ _id }) => _id)).toEqual(book.map(({ _id }) => _id));
    expect(two.next).toBeUndefined();
  });

  test('one day of the shop, and what was placed in several versions, can be asked for', async () => {
    const day = (book[6] as BookOrder).claimedTime.slice(0, 10);
    expect((await page(`?day=${day}`)).orders).toEqual([book[6]]);
    expect((await page(`?day=${day}&status=received`)).orders).toEqual(
      book.slice(6).filter(({ status }) => status === 'received'),
    );
    expect((await page('?differing=true&limit=1')).orders).toEqual([book[1]]);
  });

  test('only the owner reads it, and what is asked wrongly is named', async () => {
    const shopper = await on.newShopper();
    expect((await shopper.request('GET', '/api/orders')).status).toBe(403);
    expect((await on.newDevice().request('GET', '/api/orders')).status).toBe(401);
    const wrong = async (query: string) => {
      const { status, json } = await owner.request('GET', `/api/orders${query}`);
      return [status, (json as { error: { field?: string } }).error.field];
    };
    expect(await wrong('?limit=0')).toEqual([400, 'limit']);
    expect(await wrong('?limit=1000')).toEqual([400, 'limit']);
    expect(await wrong('?status=eaten')).toEqual([400, 'status']);
    expect(await wrong('?day=2026-02-30')).toEqual([400, 'day']);
    expect(await wrong('?customer=ada')).toEqual([400, 'customer']);
    expect(await wrong('?after=nonsense')).toEqual([400, 'after']);
    const forged = Buffer.from('[{},{}]').toString('base64url');
    expect(await wrong(`?after=${forged}`)).toEqual([400, 'after']);
  });

  test('an order names its customer, what the devices are, and who of the staff took a step', async () => {
    const [ada, staff] = [await on.newShopper(), await on.newShopper()];
    const [uid, by] = [ada.session?.userId as string, staff.session?.userId as string];
    const order = { ...aBookOrder({ claimedTime: '2026-11-20T09:00:00.000Z', status: 'received' }), userId: uid };
    const history = [...order.history, { status: 'preparing', time: '2026-11-20T09:01:00.000Z', by }];
    const stored = { ...order, _id: `${uid}:${order.orderId}`, status: 'preparing', history };
    const orders = on.shop.as(PROCESSOR).use('orders');
    await orders.insert(stored);
    const profile = { type: 'profile', schemaVersion: 1, name: 'Ada', email: '', favourites: [], stamps: {} };
    const address = { street: '', postalCode: '', city: '', country: '' };
    const devices = { [order.deviceId as string]: 'tablet' };
    const user = on.shop.as(accountPrincipal(uid, [])).use(`user-${uid}`);
    await user.insert({ _id: 'profile', ...profile, address, devices } as never);
    const path = `/api/orders/${encodeURIComponent(stored._id)}/people`;
    const answer = await owner.request('GET', path);
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { customer: { userId: uid, login: ada.email }, devices, staff: { [by]: expect.any(String) } },
    ]);
    expect((await ada.request('GET', path)).status).toBe(403);
    expect((await owner.request('GET', `/api/orders/${uid}:${crypto.randomUUID()}/people`)).status).toBe(404);
    await orders.destroy(stored._id, (await orders.get(stored._id))._rev);
    const gone = book[0] as BookOrder;
    const nobody = await owner.request('GET', `/api/orders/${encodeURIComponent(gone._id)}/people`);
    expect(nobody.json).toEqual({ customer: null, devices: {}, staff: {} });
  });

  test('parked changes are shown, and a retry is asked for', async () => {
    const id = crypto.randomUUID().replaceAll('-', '');
    const parked = on.shop.as(PROCESSOR).use('parked');
    const change = {
      database: `placedorders-${'0'.repeat(32)}`,
      documentId: crypto.randomUUID(),
      error: 'publishing failed',
      attempts: 5,
      parkedTime: '2026-11-20T09:00:00.000Z',
    };
    const document = { _id: id, type: 'parked', schemaVersion: 1, ...change };
    await parked.insert(document);
    const listed = (await owner.request('GET', '/api/parked')).json as { parked: { id: string }[] };
    expect(listed.parked.find((one) => one.id === id)).toEqual({ id, ...change });
    const asked = await owner.request('POST', `/api/parked/${id}/retry`);
    expect([asked.status, asked.json]).toEqual([202, { id, ...change, retryRequestedTime: expect.any(String) }]);
    const { _rev, ...stored } = await parked.get(id);
    expect(stored).toEqual({ ...document, retryRequestedTime: expect.any(String) });
    await parked.destroy(id, _rev);
    expect((await owner.request('POST', `/api/parked/${id}/retry`)).status).toBe(404);
    expect((await (await on.newShopper()).request('POST', `/api/parked/${id}/retry`)).status).toBe(403);
    expect((await owner.request('POST', '/api/parked/_design%2Fvalidation/retry')).status).toBe(400);
  });
});
