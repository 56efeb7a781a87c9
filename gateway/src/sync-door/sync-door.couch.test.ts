import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { accountPrincipal, CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aDraft, aNewItem, aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';
import { localPouch, remotePouch } from '../testing/pouch.ts';

describeEachServer('the sync door', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;

  test('PouchDB replicates a draft from one device to another, and its end back', async () => {
    const phone = await on.newShopper();
    const laptop = on.newDevice();
    await laptop.signIn(phone.email);
    const [onPhone, onLaptop] = [localPouch('phone'), localPouch('laptop')];
    const draft = aDraft();
    await onPhone.put(draft);
    const pushed = await onPhone.replicate.to(remotePouch(phone, 'draftOrders'));
    expect([pushed.ok, pushed.docs_written, pushed.doc_write_failures]).toEqual([true, 1, 0]);
    const pulled = await onLaptop.replicate.from(remotePouch(laptop, 'draftOrders'), { batch_size: 1000 });
    expect([pulled.ok, pulled.docs_written]).toEqual([true, 1]);
    const { _rev } = await onLaptop.get(draft._id);
    await onLaptop.bulkDocs([{ _id: draft._id, _rev, _deleted: true, placed: true }]);
    await onLaptop.replicate.to(remotePouch(laptop, 'draftOrders'));
    await onPhone.replicate.from(remotePouch(phone, 'draftOrders'));
    await expect(onPhone.get(draft._id)).rejects.toMatchObject({ status: 404, reason: 'deleted' });
    expect((await onPhone.allDocs()).rows).toEqual([]);
  });

  test('live replication through the door brings what another device writes', async () => {
    const phone = await on.newShopper();
    const [here, there] = [localPouch('here'), localPouch('there')];
    const arrived = new Promise<string>((resolve) => {
      const live = here.replicate.from(remotePouch(phone, 'draftOrders'), { live: true, retry: true });
      live.on('change', ({ docs }: { docs: { _id: string }[] }) => {
        resolve(docs[0]?._id ?? '');
        live.cancel();
      });
    });
    const draft = aDraft();
    await there.put(draft);
    await there.replicate.to(remotePouch(phone, 'draftOrders'));
    expect(await arrived).toBe(draft._id);
  });

  test('no design document comes through, and no page ends early for the lack of one', async () => {
    const device = await on.newShopper();
    const drafts = [aDraft(), aDraft(), aDraft()];
    await on.shop
      .as(accountPrincipal(uidOf(device), []))
      .use(userDatabase('draftOrders', uidOf(device)))
      .bulk({ docs: drafts });
    const page = await device.sync('GET', '/draftOrders/_changes?limit=2&style=all_docs');
    expect((page.json as { results: unknown[] }).results).toHaveLength(2);
    const ids = new Set<string>();
    let since = '0';
    for (let round = 0; round < 5; round += 1) {
      const { results, last_seq } = (await device.sync('GET', `/draftOrders/_changes?limit=1&since=${since}`)).json as {
        results: { id: string }[];
        last_seq: string;
      };
      for (const { id } of results) ids.add(id);
      since = encodeURIComponent(last_seq);
    }
    expect(ids).toEqual(new Set(drafts.map(({ _id }) => _id)));
    const all = (await device.sync('GET', '/draftOrders/_all_docs?include_docs=true')).json as {
      rows: { id: string }[];
    };
    expect(all.rows.map(({ id }) => id).sort()).toEqual(drafts.map(({ _id }) => _id).sort());
    const got = await device.sync('POST', '/draftOrders/_bulk_get?revs=true&latest=true', {
      docs: [{ id: '_design/validation' }, { id: drafts[0]?._id }],
    });
    expect((got.json as { results: { id: string }[] }).results.map(({ id }) => id)).toEqual([drafts[0]?._id]);
    expect((await device.sync('GET', '/draftOrders/_design%2Fvalidation')).status).toBe(403);
    expect((await device.sync('GET', '/draftOrders/_design/validation')).status).toBe(403);
  });

  test('guests read the catalog, nothing else, and nobody writes it', async () => {
    const catalog = on.shop.as(CATALOG_LOADER).use('catalog');
    const id = `item:${aDraft()._id}`;
    await catalog.insert({ _id: id, type: 'item', schemaVersion: 1, ...aNewItem(), stamps: {} } as never);
    const guest = on.newDevice();
    const local = localPouch('catalog');
    const pulled = await local.replicate.from(remotePouch(guest, 'catalog'), {
      checkpoint: 'target',
      batch_size: 1000,
    });
    expect(pulled.ok).toBe(true);
    expect(await local.get(id)).toMatchObject({ name: 'Flat white' });
    for (const collection of ['user', 'draftOrders', 'placedOrders', 'processedOrders']) {
      const answer = await guest.request('GET', `/db/${collection}/_changes`);
      expect([answer.status, answer.json]).toMatchObject([
        401,
        { error: { code: 'unauthenticated' }, name: 'unauthorized' },
      ]);
    }
    const owner = await on.newOwner();
    for (const device of [guest, owner]) {
      const answer = await device.sync('POST', '/catalog/_bulk_docs', { docs: [], new_edits: false });
      expect([answer.status, answer.json]).toMatchObject([403, { error: { code: 'forbidden' }, name: 'forbidden' }]);
    }
  });

  test('a replication with ordinary checkpoints works on a collection that is only read, again and again', async () => {
    const device = await on.newShopper();
    const local = localPouch('processed');
    for (let round = 0; round < 3; round += 1) {
      const pulled = await local.replicate.from(remotePouch(device, 'processedOrders'));
      expect([pulled.ok, pulled.errors]).toEqual([true, []]);
    }
    const written = await device.sync('POST', '/processedOrders/_bulk_docs', { docs: [aDraft()], new_edits: false });
    expect(written.status).toBe(403);
  });

  test('a request meant for somebody else than who is signed in changes nothing', async () => {
    const ada = await on.newShopper();
    const bob = await on.newShopper();
    const order = aPlacedOrder(uidOf(bob));
    const headers = { 'x-shop-user': uidOf(bob) };
    for (const [method, path, body] of [
      ['GET', '/placedOrders', undefined],
      ['GET', '/catalog/_changes', undefined],
      ['POST', '/placedOrders/_bulk_docs', { docs: [order], new_edits: false }],
    ] as const) {
      const answer = await ada.request(method, `/db${path}`, body, headers);
      expect([answer.status, answer.json]).toMatchObject([409, { error: { code: 'wrong-user' }, name: 'wrong-user' }]);
    }
    expect((await ada.request('GET', '/db/placedOrders')).status).toBe(409);
    const info = (await bob.sync('GET', '/placedOrders')).json as { doc_count: number };
    expect(info.doc_count).toBe(1);
  });

  test('a replication that is refused ends with an error, in one step', async () => {
    const guest = on.newDevice();
    const local = localPouch('refused');
    await expect(local.replicate.from(remotePouch(guest, 'draftOrders'))).rejects.toMatchObject({ status: 401 });
    const ada = await on.newShopper();
    const bob = await on.newShopper();
    ada.session = bob.session;
    await expect(local.replicate.from(remotePouch(ada, 'draftOrders'))).rejects.toMatchObject({ status: 409 });
  });

  test('a document that may not pass is denied on its own; the others arrive', async () => {
    const device = await on.newShopper();
    const local = localPouch('placed');
    const [good, other] = [aPlacedOrder(uidOf(device)), aPlacedOrder('0'.repeat(32))];
    await local.bulkDocs([
      good,
      other,
      { _id: 'not-an-order', type: 'order' },
      { ...aPlacedOrder(uidOf(device)), status: 'received' },
    ]);
    const denied: string[] = [];
    const push = local.replicate.to(remotePouch(device, 'placedOrders'));
    push.on('denied', ({ reason }: { reason: string }) => denied.push(reason));
    const result = await push;
    expect([result.ok, result.doc_write_failures]).toEqual([true, 3]);
    expect(denied.sort()).toEqual([
      '_id: is not the id of a document of this collection',
      'status: is not a known field',
      'userId: is not the user whose collection this is',
    ]);
    const diff = await device.sync('POST', '/placedOrders/_revs_diff', {
      [good._id]: [(await local.get(good._id))._rev],
    });
    expect(diff.json).toEqual({});
  });

  test('a database is shown under its collection’s name', async () => {
    const device = await on.newShopper();
    const info = await device.sync('GET', '/user/');
    expect(info.json).toEqual({
      db_name: 'user',
      doc_count: expect.any(Number),
      doc_del_count: 0,
      update_seq: expect.anything(),
      instance_start_time: '0',
    });
    expect(info.text).not.toContain(uidOf(device));
  });
});
