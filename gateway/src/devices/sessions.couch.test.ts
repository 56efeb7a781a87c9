import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountId } from '../accounts/account.ts';
import { Device } from '../testing/device.ts';
import {
  type GatewayOnServer,
  gatewayOnServer,
  OWNER_PASSWORD,
  testEnvironment,
} from '../testing/gateway-on-server.ts';
import { listenToDoorbell } from '../testing/listen-to-doorbell.ts';

const DAY = 86_400_000;

describeEachServer('sessions', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const statusOf = async (device: Device) => (await device.request('GET', '/api/session')).status;

  test('a wrong password and an unknown login get the same answer', async () => {
    const { email } = await on.newShopper();
    const wrong = await on.newDevice().signIn(email, 'not the password');
    const unknown = await on.newDevice().signIn(on.newEmail(), 'not the password');
    expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text]);
    expect([wrong.status, wrong.json]).toMatchObject([401, { error: { code: 'bad-credentials' } }]);
  });

  test('only a hash of the cookie’s secret is stored', async () => {
    const ada = await on.newShopper();
    const secret = ada.cookie?.split('.')[1] as string;
    const stored = await server.request(
      'GET',
      `/sessions/_all_docs?include_docs=true&startkey=%22${uidOf(ada)}%22&endkey=%22${uidOf(ada)}%3B%22`,
    );
    expect(stored.text).toContain(uidOf(ada));
    expect(stored.text).not.toContain(secret);
  });

  test('signing out ends the session for good; a copied cookie opens nothing', async () => {
    const ada = await on.newShopper();
    const copy = new Device(ada.origin, ada.cookie);
    const answer = await ada.request('DELETE', '/api/session');
    expect(answer.status).toBe(204);
    expect(ada.cookie).toBeUndefined();
    expect(await statusOf(copy)).toBe(401);
    expect((await copy.request('DELETE', '/api/session')).status).toBe(204);
  });

  test('made-up cookies open nothing', async () => {
    const ada = await on.newShopper();
    const [name, value] = (ada.cookie as string).split('=');
    const [uid, secret] = (value as string).split('.');
    const bob = await on.newShopper();
    for (const cookie of [
      '',
      'x',
      `${uid}.`,
      `${uid}.${'A'.repeat(43)}`,
      `${uidOf(bob)}.${secret}`,
      `${uid}.${secret}.`,
      `../${uid}.${secret}`,
    ]) {
      expect(await statusOf(new Device(ada.origin, `${name}=${cookie}`))).toBe(401);
    }
  });

  test('a session survives a restart of the gateway, and holds at every gateway', async () => {
    const first = await on.start();
    const ada = await on.newShopper(first);
    await first.close();
    const second = await on.start();
    const later = new Device(second.url, ada.cookie);
    expect(await statusOf(later)).toBe(200);
    expect(await statusOf(new Device(on.gateway.url, ada.cookie))).toBe(200);
  });

  test('a device that is signed out at one gateway is signed out at the other, with all it has open there', async () => {
    const other = await on.start();
    const ada = await on.newShopper();
    const there = new Device(other.url, ada.cookie);
    const bell = await listenToDoorbell(there, uidOf(ada));
    await bell.next();
    expect(await statusOf(there)).toBe(200);
    const begun = performance.now();
    await ada.request('DELETE', '/api/session');
    expect(await bell.ending()).toEqual({ event: 'closed', data: { reason: 'signed-out' } });
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(await statusOf(there)).toBe(401);
  });

  test('the owner disables an account: its devices are out at once, at every gateway, and nobody signs in', async () => {
    const other = await on.start();
    const ada = await on.newShopper();
    const there = new Device(other.url, ada.cookie);
    there.session = ada.session;
    const bells = [await listenToDoorbell(ada, uidOf(ada)), await listenToDoorbell(there, uidOf(ada))];
    for (const bell of bells) await bell.next();
    const owner = await on.newOwner();
    const disabled = await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { disabled: true });
    expect([disabled.status, disabled.json]).toMatchObject([200, { userId: uidOf(ada), disabled: true }]);
    expect((await ada.sync('GET', '/draftOrders')).json).toMatchObject({
      error: { code: 'disabled' },
      name: 'forbidden',
    });
    for (const bell of bells) expect((await bell.ending())?.event).toBe('closed');
    expect((await there.sync('GET', '/draftOrders')).status).toBe(403);
    expect((await on.newDevice().signIn(ada.email)).json).toMatchObject({ error: { code: 'disabled' } });
    expect((await on.newDevice().signIn(ada.email, 'wrong password')).json).toMatchObject({
      error: { code: 'bad-credentials' },
    });
    await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { disabled: false });
    expect((await ada.sync('GET', '/draftOrders')).status).toBe(200);
  });

  test('a device stays signed in for 180 days after it was last seen, and its cookie is renewed once a day', async () => {
    const clock = { now: Date.now() };
    const gateway = await on.start({ now: () => clock.now });
    const ada = await on.newShopper(gateway);
    expect((await ada.request('GET', '/api/session')).headers.getSetCookie()).toEqual([]);
    clock.now += 2 * DAY;
    expect((await ada.request('GET', '/api/session')).headers.getSetCookie()).toHaveLength(1);
    expect((await ada.request('GET', '/api/session')).headers.getSetCookie()).toEqual([]);
    clock.now += 179 * DAY;
    expect(await statusOf(ada)).toBe(200);
    clock.now += 181 * DAY;
    expect(await statusOf(ada)).toBe(401);
  });

  test('the devices of a user are listed, named, and each can be signed out by another', async () => {
    const phone = await on.newShopper();
    const laptop = on.newDevice();
    await laptop.signIn(phone.email);
    const list = (await phone.request('GET', '/api/devices')).json as {
      devices: { deviceId: string; current: boolean }[];
    };
    expect(list.devices).toHaveLength(2);
    const other = list.devices.find(({ current }) => !current)?.deviceId;
    const renamed = await phone.request('PATCH', `/api/devices/${other}`, { name: '  Kitchen tablet ' });
    expect([renamed.status, renamed.json]).toMatchObject([200, { name: 'Kitchen tablet', current: false }]);
    expect((await phone.request('PATCH', `/api/devices/${other}`, { name: ' ' })).status).toBe(400);
    expect((await phone.request('DELETE', `/api/devices/${other}`)).status).toBe(204);
    expect(await statusOf(laptop)).toBe(401);
    expect(await statusOf(phone)).toBe(200);
    const bob = await on.newShopper();
    const mine = list.devices.find(({ current }) => current)?.deviceId;
    expect((await bob.request('DELETE', `/api/devices/${mine}`)).status).toBe(404);
    expect(await statusOf(phone)).toBe(200);
  });

  test('a new password signs the other devices out; the owner can give one', async () => {
    const phone = await on.newShopper();
    const laptop = on.newDevice();
    await laptop.signIn(phone.email);
    const wrong = await phone.request('POST', '/api/password', { current: 'wrong', next: 'a new long password' });
    expect([wrong.status, wrong.json]).toMatchObject([403, { error: { field: 'current' } }]);
    const change = { current: 'correct horse battery', next: 'a new long password' };
    expect((await phone.request('POST', '/api/password', change)).status).toBe(204);
    expect([await statusOf(phone), await statusOf(laptop)]).toEqual([200, 401]);
    expect((await on.newDevice().signIn(phone.email)).status).toBe(401);
    expect((await on.newDevice().signIn(phone.email, 'a new long password')).status).toBe(200);
    const owner = await on.newOwner();
    const reset = await owner.request('POST', `/api/users/${uidOf(phone)}/password-reset`);
    expect(await statusOf(phone)).toBe(401);
    const { password } = reset.json as { password: string };
    expect((await on.newDevice().signIn(phone.email, password)).status).toBe(200);
  });

  test('whoever signs in on a device signs its last user out', async () => {
    const ada = await on.newShopper();
    const before = new Device(ada.origin, ada.cookie);
    await ada.signUp(on.newEmail());
    expect(await statusOf(before)).toBe(401);
  });

  test('guessing is slowed down, for logins that exist as for others', async () => {
    const gateway = await on.start({
      limits: { wrongPasswords: { free: 3, firstWaitSeconds: 60, longestWaitSeconds: 900 } },
    });
    const ada = await on.newShopper(gateway);
    for (const login of [ada.email, on.newEmail()]) {
      const answers = [];
      for (let count = 0; count < 4; count += 1)
        answers.push(await on.newDevice(gateway).signIn(login, `guess number ${count}`));
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
      expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(50);
    }
    expect((await on.newDevice(gateway).signIn(ada.email)).status).toBe(429);
  });

  test('a sign-up that a crash left half-way is finished by the next one who knows the password, or at start', async () => {
    const [email, other] = [on.newEmail(), on.newEmail()];
    const crash = async (login: string) => {
      const ada = on.newDevice();
      await ada.signUp(login);
      const uid = uidOf(ada);
      // What is there before the account is written: the intent, the login, perhaps some of the databases.
      const { _id, _rev, ...account } = (await server.request('GET', `/accounts/${accountId(uid)}`)).json as {
        _id: string;
        _rev: string;
      };
      const asGateway = on.shop.as({ sub: 'gateway', roles: ['gateway'] }).use('accounts');
      await asGateway.insert({ _id: `sign-up:${uid}`, type: 'sign-up', schemaVersion: 1, account } as never);
      await asGateway.destroy(_id, _rev);
      await server.request('DELETE', `/user-${uid}`);
      return { ada, uid };
    };
    const one = await crash(email);
    expect((await on.newDevice().signIn(email, 'not the password')).status).toBe(401);
    const again = on.newDevice();
    expect((await again.signIn(email)).status).toBe(200);
    expect(uidOf(again)).toBe(one.uid);
    expect((await again.sync('GET', '/user')).status).toBe(200);

    const two = await crash(email.replace('@', '.b@')).catch(() => undefined);
    expect(two).toBeDefined();
    expect((await on.newDevice().signUp(email.replace('@', '.b@'), { password: 'another password' })).status).toBe(409);
    expect((await on.newDevice().signUp(email.replace('@', '.b@'))).status).toBe(201);

    const three = await crash(other);
    await on.start();
    expect((await server.request('GET', `/user-${three.uid}`)).status).toBe(200);
    expect((await on.newDevice().signIn(other)).status).toBe(200);
  });

  test('the owner’s password comes from the environment when it is new there, and stays as changed in the app', async () => {
    const owner = await on.newOwner();
    const change = { current: OWNER_PASSWORD, next: 'changed in the app' };
    expect((await owner.request('POST', '/api/password', change)).status).toBe(204);
    const restarted = await on.start();
    expect(restarted.ownerPassword).toBeUndefined();
    expect((await on.newDevice(restarted).signIn('Bluebottle', 'changed in the app')).status).toBe(200);
    const renewed = await on.start({
      environment: testEnvironment({ BLUEBOTTLE_PASSWORD: 'another one in the environment' }),
    });
    expect((await on.newDevice(renewed).signIn('bluebottle', 'another one in the environment')).status).toBe(200);
    const back = await on.start({ environment: testEnvironment() });
    expect((await on.newDevice(back).signIn('bluebottle', OWNER_PASSWORD)).status).toBe(200);
  });

  test('every account is asked for as itself: staff stays out of others’ databases', async () => {
    const ada = await on.newShopper();
    const staff = on.shop.as(accountPrincipal('f'.repeat(32), ['staff']));
    await expect(staff.use(`draftorders-${uidOf(ada)}`).list()).rejects.toMatchObject({ statusCode: 403 });
  });
});
