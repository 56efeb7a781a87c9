import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

describeEachServer('accounts for the owner', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;

  test('are listed, all at once or page by page, without their passwords', async () => {
    const ada = await on.newShopper();
    const all = await owner.request('GET', '/api/users');
    const { users } = all.json as { users: { userId: string }[] };
    expect(users.find(({ userId }) => userId === uidOf(ada))).toEqual({
      userId: uidOf(ada),
      login: ada.email,
      name: 'Ada',
      roles: ['shopper'],
      disabled: false,
      createdTime: expect.any(String),
    });
    expect(all.text).not.toContain('scrypt');
    const paged: string[] = [];
    let after = '';
    for (;;) {
      const page = (await owner.request('GET', `/api/users?limit=2${after}`)).json as {
        users: { userId: string }[];
        next?: string;
      };
      paged.push(...page.users.map(({ userId }) => userId));
      if (page.next === undefined) break;
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(expect.arrayContaining(users.map(({ userId }) => userId)));
  });

  test('get roles, which hold from the next request on', async () => {
    const ada = await on.newShopper();
    expect((await ada.request('GET', '/api/users')).status).toBe(403);
    const answer = await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { roles: ['bluebottle'] });
    expect(answer.json).toMatchObject({ roles: ['shopper', 'bluebottle'] });
    expect((await ada.request('GET', '/api/users')).status).toBe(200);
    await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { roles: [] });
    expect((await ada.request('GET', '/api/users')).status).toBe(403);
  });

  test('no role is taken that is not one, nobody is changed who is not there, and nothing else is', async () => {
    const ada = await on.newShopper();
    const wrong = await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { roles: ['order-processor'] });
    expect([wrong.status, wrong.json]).toMatchObject([400, { error: { field: 'roles.0' } }]);
    expect((await owner.request('PATCH', `/api/users/${'0'.repeat(32)}`, { disabled: true })).status).toBe(404);
    expect((await owner.request('PATCH', '/api/users/..%2fsessions', { disabled: true })).status).toBe(400);
    expect((await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { login: 'x' })).status).toBe(400);
    expect((await ada.request('PATCH', `/api/users/${uidOf(ada)}`, { roles: ['bluebottle'] })).status).toBe(403);
  });

  test('the owner sees on which devices somebody is signed in, and signs one of them out at once', async () => {
    const ada = await on.newShopper();
    const phone = on.newDevice();
    await phone.signIn(ada.email);
    const path = `/api/users/${uidOf(ada)}`;
    const detail = (await owner.request('GET', path)).json as {
      user: { userId: string };
      devices: { deviceId: string; current: boolean }[];
    };
    expect([detail.user.userId, detail.devices.map(({ current }) => current)]).toEqual([uidOf(ada), [false, false]]);
    for (const { deviceId } of detail.devices) {
      expect((await owner.request('DELETE', `${path}/devices/${deviceId}`)).status).toBe(204);
    }
    expect((await phone.request('GET', '/api/session')).status).toBe(401);
    expect((await ada.request('GET', '/api/session')).status).toBe(401);
    expect((await owner.request('DELETE', `${path}/devices/${'0'.repeat(32)}`)).status).toBe(404);
    const told = (await owner.request('GET', `/api/audit?subject=account:${uidOf(ada)}`)).json as {
      entries: { action: string }[];
    };
    expect(told.entries.map(({ action }) => action)).toEqual(['device-signed-out', 'device-signed-out']);
    const stranger = await on.newShopper();
    expect((await stranger.request('GET', path)).status).toBe(403);
    expect((await owner.request('GET', `/api/users/${'0'.repeat(32)}`)).status).toBe(404);
  });

  test('the last one that can run the shop stays, also when two take the role from each other', async () => {
    const { users } = (await owner.request('GET', '/api/users')).json as {
      users: { userId: string; roles: string[] }[];
    };
    // On a server that others use as well there may be further owners.
    for (const { userId, roles } of users) {
      if (roles.includes('bluebottle') && userId !== uidOf(owner))
        await owner.request('PATCH', `/api/users/${userId}`, { roles: [] });
    }
    const refused = await owner.request('PATCH', `/api/users/${uidOf(owner)}`, { roles: [] });
    expect([refused.status, refused.json]).toMatchObject([409, { error: { code: 'conflict' } }]);
    expect((await owner.request('PATCH', `/api/users/${uidOf(owner)}`, { disabled: true })).status).toBe(409);
    const second = await on.newShopper();
    await owner.request('PATCH', `/api/users/${uidOf(second)}`, { roles: ['bluebottle'] });
    await Promise.all([
      owner.request('PATCH', `/api/users/${uidOf(second)}`, { roles: [] }),
      second.request('PATCH', `/api/users/${uidOf(owner)}`, { roles: [] }),
    ]);
    const able = [await owner.request('GET', '/api/users'), await second.request('GET', '/api/users')];
    expect(able.map(({ status }) => status)).toContain(200);
    // Put things right for whoever uses this server next.
    if (able[0]?.status !== 200) await second.request('PATCH', `/api/users/${uidOf(owner)}`, { roles: ['bluebottle'] });
    await owner.request('PATCH', `/api/users/${uidOf(second)}`, { roles: [] });
  });
});
