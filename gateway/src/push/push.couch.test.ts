import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { subscriptionId } from '@coffee-catalog/shared/push/push-subscription';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

const KEYS = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };

describeEachServer('push subscriptions', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const subscribe = (device: Device, change: object = {}) =>
    device.request('POST', '/api/push/subscription', {
      endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
      keys: KEYS,
      language: 'de',
      ...change,
    });
  const storedOf = async (device: Device) => {
    const { devices } = (await device.request('GET', '/api/devices')).json as {
      devices: { deviceId: string; current: boolean }[];
    };
    const deviceId = devices.find(({ current }) => current)?.deviceId ?? '';
    const path = `/push/${encodeURIComponent(subscriptionId(uidOf(device), deviceId))}`;
    return async () => (await server.request('GET', path)) as { status: number; json: object };
  };

  test('a device has one, the last it gave, until it does not want it or is signed out', async () => {
    const ada = await on.newShopper();
    expect((await ada.request('GET', '/api/push')).json).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/) });
    const stored = await storedOf(ada);
    expect((await subscribe(ada)).status).toBe(204);
    expect((await subscribe(ada, { language: 'ar' })).status).toBe(204);
    expect((await stored()).json).toMatchObject({ language: 'ar', userId: uidOf(ada) });
    expect((await ada.request('DELETE', '/api/push/subscription')).status).toBe(204);
    expect((await ada.request('DELETE', '/api/push/subscription')).status).toBe(204);
    expect((await stored()).status).toBe(404);

    await subscribe(ada);
    await ada.request('DELETE', '/api/session');
    expect((await stored()).status).toBe(404);
  });

  test('an owner’s device is found as one of the shop’s until the role or the device goes', async () => {
    const [owner, ada] = [await on.newOwner(), await on.newShopper()];
    const owners = async () => {
      const range = new URLSearchParams({
        startkey: JSON.stringify('owner-subscription:'),
        endkey: JSON.stringify('owner-subscription;'),
      });
      const { rows } = (await server.request('GET', `/push/_all_docs?${range.toString()}`)).json as {
        rows: { id: string }[];
      };
      return rows.map(({ id }) => id).filter((id) => id.includes(uidOf(ada)));
    };
    const role = (...roles: string[]) => owner.request('PATCH', `/api/users/${uidOf(ada)}`, { roles });
    await subscribe(ada);
    expect(await owners()).toEqual([]);
    await role('bluebottle');
    await subscribe(ada);
    expect(await owners()).toHaveLength(1);
    await role();
    expect(await owners()).toEqual([]);
    await subscribe(ada);
    expect(await owners()).toEqual([]);
    await role('bluebottle');
    await subscribe(ada);
    await ada.request('DELETE', '/api/session');
    expect(await owners()).toEqual([]);
  });

  test('an address inside the shop’s network, or none at all, is refused and the field is named', async () => {
    const ada = await on.newShopper();
    for (const endpoint of ['http://127.0.0.1:5984/_all_dbs', 'https://evil.example/', 'file:///etc/passwd', '', 7]) {
      const answer = await subscribe(ada, { endpoint });
      expect([answer.status, answer.json]).toMatchObject([400, { error: { code: 'bad-request', field: 'endpoint' } }]);
    }
    const key = await subscribe(ada, { keys: { ...KEYS, auth: 'short' } });
    expect([key.status, key.json]).toMatchObject([400, { error: { field: 'keys.auth' } }]);
    expect((await subscribe(on.newDevice())).status).toBe(401);
  });
});
