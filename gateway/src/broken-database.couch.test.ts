import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunningGateway } from './start-gateway.ts';
import { type CuttableProxy, cuttableProxy } from './testing/cuttable-proxy.ts';
import type { Device } from './testing/device.ts';
import { aDraft } from './testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from './testing/gateway-on-server.ts';
import { listenToDoorbell } from './testing/listen-to-doorbell.ts';
import { localPouch, remotePouch } from './testing/pouch.ts';

describeEachServer('a database that goes away and comes back', (server) => {
  let on: GatewayOnServer;
  let proxy: CuttableProxy;
  let gateway: RunningGateway;
  let ada: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    proxy = await cuttableProxy(server.adminUrl);
    gateway = await on.start({ couchUrl: proxy.url });
    ada = await on.newShopper(gateway);
  });
  afterAll(async () => {
    await on?.close();
    await proxy?.close();
  });

  const healthOf = async () => (await ada.request('GET', '/health')).status;
  const until = (status: number) => vi.waitFor(async () => expect(await healthOf()).toBe(status), { timeout: 30_000 });

  test('is told as it is, and everybody is rung once when it is back', async () => {
    const uid = ada.session?.userId as string;
    const bell = await listenToDoorbell(ada, uid);
    await bell.next();
    // Making the databases may still ring; what comes after the cut is what counts.
    await proxy.cut();
    await until(503);
    const refused = await ada.sync('GET', '/draftOrders');
    expect([refused.status, refused.json]).toMatchObject([
      503,
      { error: { code: 'unavailable' }, name: 'unavailable' },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await on.newDevice(gateway).signIn('nobody@example.org')).status).toBe(503);
    expect((await on.newDevice(gateway).request('GET', '/api/shop')).status).toBe(200);
    const draft = aDraft();
    const drafts = on.shop.as(accountPrincipal(uid, [])).use(userDatabase('draftOrders', uid));
    await drafts.insert(draft);

    await proxy.mend();
    let rung: string[] = [];
    while (rung.length < 5) rung = await bell.rung();
    await until(200);
    const local = localPouch('recovered');
    await local.replicate.from(remotePouch(ada, 'draftOrders'));
    expect(await local.get(draft._id)).toMatchObject({ type: 'draft' });
    const later = aDraft();
    await drafts.insert(later);
    expect(await bell.rung()).toContain('draftOrders');
    bell.close();
  });

  test('a replication that meets it fails, and succeeds when it is asked again', async () => {
    const local = localPouch('patient');
    const draft = aDraft();
    await local.put(draft);
    const remote = remotePouch(ada, 'draftOrders');
    await remote.info();
    await proxy.cut();
    await expect(local.replicate.to(remote)).rejects.toMatchObject({ status: 503 });
    await proxy.mend();
    await until(200);
    const pushed = await local.replicate.to(remote);
    expect([pushed.ok, pushed.docs_written]).toEqual([true, 1]);
  });

  test('who was signed out meanwhile is out when it is back', async () => {
    const bell = await listenToDoorbell(ada, ada.session?.userId as string);
    await bell.next();
    await proxy.cut();
    const uid = ada.session?.userId as string;
    const sessions = on.shop.as({ sub: 'gateway', roles: ['gateway'] }).use('sessions');
    const { rows } = await sessions.list({ startkey: `${uid}:`, endkey: `${uid};`, include_docs: true });
    for (const { doc } of rows) await sessions.insert({ ...doc, revokedTime: '2026-11-20T09:00:00.000Z' } as never);
    await proxy.mend();
    expect(await bell.ending()).toEqual({ event: 'closed', data: { reason: 'signed-out' } });
    expect((await ada.request('GET', '/api/session')).status).toBe(401);
  });
});
