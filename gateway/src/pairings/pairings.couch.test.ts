import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Device } from '../testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

type Opened = { pairing: { id: string; state: string; expiresInSeconds: number }; code: string };
type Claimed = { id: string; secret: string; checkNumber: string; name: string };

describeEachServer('admitting a device', (server) => {
  let on: GatewayOnServer;
  let time = Date.now();
  beforeAll(async () => {
    on = await gatewayOnServer(server, { now: () => time });
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const open = async (device: Device, path = '/api/pairings') => {
    const answer = await device.request('POST', path);
    expect(answer.status).toBe(201);
    return answer.json as Opened;
  };
  const claim = (device: Device, code: string) => device.request('POST', '/api/pairing-claims', { code });
  const claimed = async (device: Device, code: string) => (await claim(device, code)).json as Claimed;
  const fetchSession = ({ id, secret }: Claimed, device: Device) =>
    device.request('POST', `/api/pairing-claims/${id}/session`, { secret });
  const confirm = (device: Device, { id }: { id: string }) => device.request('POST', `/api/pairings/${id}/confirm`);

  test('a confirmed device is signed in, at another gateway too; the code is used up and stored as a hash alone', async () => {
    const other = await on.start();
    const ada = await on.newShopper();
    const phone = on.newDevice(other);
    const { pairing, code } = await open(ada);
    expect([pairing.state, pairing.expiresInSeconds]).toEqual(['open', 120]);
    const waiting = await claimed(phone, code);
    expect(waiting).toMatchObject({ id: pairing.id, name: 'Ada', checkNumber: expect.stringMatching(/^\d{3}$/) });
    expect((await fetchSession(waiting, phone)).json).toEqual({ state: 'claimed' });
    expect(phone.cookie).toBeUndefined();
    expect((await ada.request('GET', `/api/pairings/${pairing.id}`)).json).toMatchObject({
      state: 'claimed',
      claimant: { checkNumber: waiting.checkNumber },
    });
    expect((await confirm(ada, pairing)).json).toMatchObject({ state: 'confirmed' });
    expect((await fetchSession(waiting, phone)).json).toMatchObject({
      state: 'used',
      session: { userId: uidOf(ada), name: 'Ada' },
    });
    expect((await phone.request('GET', '/api/session')).json).toMatchObject({ userId: uidOf(ada) });
    expect(((await ada.request('GET', '/api/devices')).json as { devices: unknown[] }).devices).toHaveLength(2);

    // Used once.
    const again = on.newDevice(other);
    expect((await fetchSession(waiting, again)).json).toEqual({ state: 'used' });
    expect(again.cookie).toBeUndefined();
    expect((await claim(on.newDevice(), code)).status).toBe(404);
    const stored = await server.request('GET', '/sessions/_all_docs?include_docs=true');
    expect(stored.text).toContain(pairing.id);
    expect(stored.text).not.toContain(code);
    expect(stored.text).not.toContain(waiting.secret);
  });

  test('of two devices that show the code at two gateways, one is heard', async () => {
    const other = await on.start();
    const ada = await on.newShopper();
    const { code } = await open(ada);
    const answers = await Promise.all([claim(on.newDevice(), code), claim(on.newDevice(other), code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  });

  test('a confirmed device that asks twice at once is given one session', async () => {
    const other = await on.start();
    const ada = await on.newShopper();
    const { pairing, code } = await open(ada);
    const waiting = await claimed(on.newDevice(), code);
    await confirm(ada, pairing);
    await Promise.all([fetchSession(waiting, on.newDevice()), fetchSession(waiting, on.newDevice(other))]);
    expect(((await ada.request('GET', '/api/devices')).json as { devices: unknown[] }).devices).toHaveLength(2);
  });

  test('an admission goes on after every gateway was restarted', async () => {
    const first = await on.start();
    const ada = await on.newShopper(first);
    const { pairing, code } = await open(ada);
    const waiting = await claimed(on.newDevice(first), code);
    await first.close();
    const second = await on.start();
    const there = new Device(second.url, ada.cookie);
    expect((await confirm(there, pairing)).json).toMatchObject({ state: 'confirmed' });
    const phone = on.newDevice(second);
    expect((await fetchSession(waiting, phone)).json).toMatchObject({ state: 'used' });
  });

  test('after two minutes a code opens nothing, shown or confirmed', async () => {
    const ada = await on.newShopper();
    const [unused, used] = [await open(ada), await open(ada)];
    const waiting = await claimed(on.newDevice(), used.code);
    time += 120_000;
    expect((await claim(on.newDevice(), unused.code)).json).toMatchObject({
      error: { code: 'not-found', field: 'code' },
    });
    expect((await confirm(ada, used.pairing)).status).toBe(409);
    expect((await fetchSession(waiting, on.newDevice())).json).toEqual({ state: 'expired' });
    expect((await ada.request('GET', `/api/pairings/${used.pairing.id}`)).json).toMatchObject({
      state: 'expired',
      expiresInSeconds: 0,
    });
    time += 120_001;
    await open(ada);
    const left = await server.request('GET', '/sessions/_all_docs');
    expect(left.text).not.toContain(unused.pairing.id);
  });

  test('nobody but the device that opened it sees it, confirms it or calls it off, and nobody but the claimant fetches the session', async () => {
    const ada = await on.newShopper();
    const laptop = on.newDevice();
    await laptop.signIn(ada.email);
    const eve = await on.newShopper();
    const { pairing, code } = await open(ada);
    const waiting = await claimed(on.newDevice(), code);
    for (const device of [eve, laptop]) {
      expect((await device.request('GET', `/api/pairings/${pairing.id}`)).status).toBe(404);
      expect((await confirm(device, pairing)).status).toBe(409);
      expect((await device.request('DELETE', `/api/pairings/${pairing.id}`)).status).toBe(204);
    }
    expect((await on.newDevice().request('GET', `/api/pairings/${pairing.id}`)).status).toBe(401);
    await confirm(ada, pairing);
    const guess = { ...waiting, secret: 'A'.repeat(43) };
    expect((await fetchSession(guess, eve)).status).toBe(404);
    expect((await fetchSession(waiting, on.newDevice())).json).toMatchObject({ state: 'used' });
  });

  test('a refused device stays outside, also when it was already confirmed', async () => {
    const ada = await on.newShopper();
    for (const confirmedFirst of [false, true]) {
      const { pairing, code } = await open(ada);
      const waiting = await claimed(on.newDevice(), code);
      if (confirmedFirst) await confirm(ada, pairing);
      expect((await ada.request('DELETE', `/api/pairings/${pairing.id}`)).status).toBe(204);
      expect((await fetchSession(waiting, on.newDevice())).json).toEqual({ state: 'refused' });
    }
  });

  test('a device that was signed out, and an account that was disabled, let nobody in any more', async () => {
    const owner = await on.newOwner();
    const ada = await on.newShopper();
    const thief = on.newDevice();
    await thief.signIn(ada.email);
    const { pairing, code } = await open(thief);
    const waiting = await claimed(on.newDevice(), code);
    await confirm(thief, pairing);
    // Ada changes her password, which signs her other devices out.
    const change = { current: 'correct horse battery', next: 'another horse battery' };
    expect((await ada.request('POST', '/api/password', change)).status).toBe(204);
    expect((await fetchSession(waiting, on.newDevice())).json).toEqual({ state: 'refused' });

    const second = await open(ada);
    const late = await claimed(on.newDevice(), second.code);
    await confirm(ada, second.pairing);
    await owner.request('PATCH', `/api/users/${uidOf(ada)}`, { disabled: true });
    expect((await fetchSession(late, on.newDevice())).json).toEqual({ state: 'refused' });
  });

  test('the owner admits a device for a user, and only the owner does', async () => {
    const owner = await on.newOwner();
    const ada = await on.newShopper();
    const eve = await on.newShopper();
    const path = `/api/users/${uidOf(ada)}/pairings`;
    expect((await eve.request('POST', path)).status).toBe(403);
    expect((await owner.request('POST', `/api/users/${'0'.repeat(32)}/pairings`)).status).toBe(404);
    const { pairing, code } = await open(owner, path);
    const phone = on.newDevice();
    const waiting = await claimed(phone, code);
    await confirm(owner, pairing);
    expect((await fetchSession(waiting, phone)).json).toMatchObject({
      session: { userId: uidOf(ada), roles: ['shopper'] },
    });
  });

  test('codes cannot be tried or opened without end', async () => {
    const limits = {
      pairingsPerAccount: { max: 2, perSeconds: 600 },
      pairingClaimsPerAddress: { max: 3, perSeconds: 600 },
    };
    const gateway = await on.start({ limits });
    const ada = await on.newShopper(gateway);
    const opened = [];
    for (let count = 0; count < 3; count += 1) opened.push((await ada.request('POST', '/api/pairings')).status);
    expect(opened).toEqual([201, 201, 429]);
    const tried = [];
    for (let count = 0; count < 4; count += 1) tried.push((await claim(on.newDevice(gateway), 'AAAAA00000')).status);
    expect(tried).toEqual([404, 404, 404, 429]);
  });

  test('a code of the wrong shape is one clear error that names the field', async () => {
    for (const code of ['', 'ABCDE-FGHJK', 'ABCDEFGHJU', 5, null]) {
      const answer = await on.newDevice().request('POST', '/api/pairing-claims', { code });
      expect([answer.status, answer.json]).toMatchObject([400, { error: { code: 'bad-request', field: 'code' } }]);
    }
  });
});
