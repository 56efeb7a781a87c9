import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { accountPrincipal, CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import { SYNC_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aDraft, aNewItem } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';
import { listenToDoorbell } from '../testing/listen-to-doorbell.ts';

describeEachServer('the doorbell', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server, { limits: { doorbellsPerAccount: 3 } });
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const rungAll = { event: 'changed', data: { collections: [...SYNC_COLLECTIONS] } };

  const writeDraft = (uid: string) =>
    on.shop.as(accountPrincipal(uid, [])).use(userDatabase('draftOrders', uid)).insert(aDraft());
  const writeItem = () => {
    const document = { _id: `item:${aDraft()._id}`, type: 'item', schemaVersion: 1, ...aNewItem(), stamps: {} };
    return on.shop.as(CATALOG_LOADER).use('catalog').insert(document);
  };

  test('rings at once, and then for what changes in the user’s own databases, by whoever’s hand', async () => {
    const ada = await on.newShopper();
    const bob = await on.newShopper();
    const bell = await listenToDoorbell(ada, uidOf(ada));
    expect(bell.status).toBe(200);
    expect(bell.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await bell.next()).toEqual(rungAll);
    await writeDraft(uidOf(bob));
    await writeDraft(uidOf(ada));
    const ring = await nextAbout(bell, 'draftOrders');
    expect(ring).toEqual(['draftOrders']);
    bell.close();
  });

  test('the catalog rings everybody, guests too, and guests hear of nothing else', async () => {
    const guest = await listenToDoorbell(on.newDevice(), 'guest');
    expect(await guest.next()).toEqual({ event: 'changed', data: { collections: ['catalog'] } });
    const ada = await on.newShopper();
    const bell = await listenToDoorbell(ada, uidOf(ada));
    await bell.next();
    await writeDraft(uidOf(ada));
    await writeItem();
    expect(await nextAbout(bell, 'catalog')).toContain('catalog');
    expect(await guest.next()).toEqual({ event: 'changed', data: { collections: ['catalog'] } });
    guest.close();
    bell.close();
  });

  test('is for the one who is signed in', async () => {
    const [ada, bob] = [await on.newShopper(), await on.newShopper()];
    const wrong = await ada.request('GET', `/api/doorbell?user=${uidOf(bob)}`);
    expect([wrong.status, wrong.json]).toMatchObject([409, { error: { code: 'wrong-user', field: 'user' } }]);
    expect((await on.newDevice().request('GET', `/api/doorbell?user=${uidOf(bob)}`)).status).toBe(401);
    expect((await ada.request('GET', '/api/doorbell')).status).toBe(400);
  });

  test('a device has one, the newest; an account has only so many', async () => {
    const ada = await on.newShopper();
    const first = await listenToDoorbell(ada, uidOf(ada));
    await first.next();
    const second = await listenToDoorbell(ada, uidOf(ada));
    expect(await first.ending()).toEqual({ event: 'closed', data: { reason: 'replaced' } });
    expect(await first.next()).toBeUndefined();
    const others = [];
    for (let index = 0; index < 3; index += 1) {
      const device = on.newDevice();
      await device.signIn(ada.email);
      others.push(await listenToDoorbell(device, uidOf(ada)));
    }
    expect(others.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(others[2]?.headers.get('retry-after')).toBe('30');
    for (const bell of [second, ...others]) bell.close();
  });

  test('ends when the device is signed out', async () => {
    const ada = await on.newShopper();
    const bell = await listenToDoorbell(ada, uidOf(ada));
    await bell.next();
    await ada.request('DELETE', '/api/session');
    expect(await bell.ending()).toEqual({ event: 'closed', data: { reason: 'signed-out' } });
    expect(await bell.next()).toBeUndefined();
  });

  test('closing the gateway ends it at once', async () => {
    const gateway = await on.start();
    const ada = await on.newShopper(gateway);
    const bell = await listenToDoorbell(ada, uidOf(ada));
    await bell.next();
    const begun = performance.now();
    await gateway.close();
    expect(await bell.ending()).toEqual({ event: 'closed', data: { reason: 'closing' } });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

/** The first ring that names this collection; provisioning may ring for others before. */
async function nextAbout(bell: { rung(): Promise<string[]> }, collection: string): Promise<string[]> {
  for (;;) {
    const rung = await bell.rung();
    if (rung.includes(collection)) return rung;
  }
}
