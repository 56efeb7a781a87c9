import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aDraft, aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer, testEnvironment } from '../testing/gateway-on-server.ts';
import { listenToDoorbell } from '../testing/listen-to-doorbell.ts';

const REV = `1-${'a'.repeat(32)}`;

describeEachServer('limits', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const retryAfter = (answer: { headers: Headers }) => Number(answer.headers.get('retry-after'));

  test('an address has so many requests, and is told when to come again', async () => {
    const gateway = await on.start({ limits: { requestsPerAddress: { max: 5, perSeconds: 60 } } });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await on.newDevice(gateway).request('GET', '/api/shop'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]?.json).toMatchObject({ error: { code: 'too-many-requests' } });
    expect(retryAfter(answers[5] as { headers: Headers })).toBeGreaterThan(5);
  });

  test('an address signs up so many, and each login is asked for so often', async () => {
    const limits = {
      signUpsPerAddress: { max: 2, perSeconds: 600 },
      signInsPerAddress: { max: 3, perSeconds: 600 },
    };
    const gateway = await on.start({ limits });
    const ada = await on.newShopper(gateway);
    await on.newShopper(gateway);
    const third = await on.newDevice(gateway).signUp(on.newEmail());
    expect([third.status, third.json]).toMatchObject([429, { error: { code: 'too-many-requests' } }]);
    expect(retryAfter(third)).toBeGreaterThan(60);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await on.newDevice(gateway).signIn(ada.email)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test('nobody passes for another address by saying so, unless a trusted proxy says it', async () => {
    const limits = { requestsPerAddress: { max: 3, perSeconds: 60 } };
    const statuses = async (gateway: { url: string }) => {
      const answers = [];
      for (let count = 0; count < 5; count += 1) {
        const response = await fetch(`${gateway.url}/api/shop`, { headers: { 'x-forwarded-for': `192.0.2.${count}` } });
        answers.push(response.status);
      }
      return answers;
    };
    expect(await statuses(await on.start({ limits }))).toEqual([200, 200, 200, 429, 429]);
    const environment = testEnvironment({ TRUSTED_PROXIES: 'loopback' });
    expect(await statuses(await on.start({ limits, environment }))).toEqual([200, 200, 200, 200, 200]);
  });

  test('an account writes so many orders and documents; what it has written stays', async () => {
    const limits = { ordersPerAccount: { max: 3, perSeconds: 600 }, documentsPerAccount: { max: 5, perSeconds: 600 } };
    const gateway = await on.start({ limits });
    const ada = await on.newShopper(gateway);
    const push = async (collection: string, count: number) => {
      const docs = Array.from({ length: count }, () => ({
        ...(collection === 'placedOrders' ? aPlacedOrder(uidOf(ada)) : aDraft()),
        _rev: REV,
        _revisions: { start: 1, ids: [REV.slice(2)] },
      }));
      return ada.sync('POST', `/${collection}/_bulk_docs`, { docs, new_edits: false });
    };
    expect((await push('placedOrders', 2)).json).toEqual([]);
    const refused = await push('placedOrders', 2);
    expect([refused.status, refused.json]).toMatchObject([
      429,
      { error: { code: 'too-many-requests' }, name: 'too-many-requests' },
    ]);
    expect((await push('placedOrders', 1)).json).toEqual([]);
    expect([(await push('draftOrders', 5)).status, (await push('draftOrders', 1)).status]).toEqual([201, 429]);
    expect(((await ada.sync('GET', '/placedOrders/_all_docs')).json as { rows: unknown[] }).rows).toHaveLength(3);
  });

  test('a collection that is full is only read; others are not touched', async () => {
    const clock = { now: Date.now() };
    const gateway = await on.start({ limits: { documentsPerDatabase: 4 }, now: () => clock.now });
    const ada = await on.newShopper(gateway);
    const push = async () => {
      const docs = Array.from({ length: 2 }, () => ({ ...aDraft(), _rev: REV }));
      return (await ada.sync('POST', '/draftOrders/_bulk_docs', { docs, new_edits: false })).status;
    };
    expect([await push(), await push()]).toEqual([201, 201]);
    clock.now += 31_000;
    expect(await push()).toBe(403);
    expect((await ada.sync('GET', '/draftOrders/_changes')).status).toBe(200);
    const order = { ...aPlacedOrder(uidOf(ada)), _rev: REV, _revisions: { start: 1, ids: [REV.slice(2)] } };
    expect((await ada.sync('POST', '/placedOrders/_bulk_docs', { docs: [order], new_edits: false })).json).toEqual([]);
  });

  test('an account sends so much, and has so much under way', async () => {
    const gateway = await on.start({
      limits: { syncBytesPerAccount: { max: 10_000, perSeconds: 60 }, syncRequestsAtOnce: 3 },
    });
    const ada = await on.newShopper(gateway);
    const diff = () => ada.sync('POST', '/draftOrders/_revs_diff', { ['x'.repeat(4_000)]: [] });
    expect([(await diff()).status, (await diff()).status, (await diff()).status]).toEqual([200, 200, 429]);
    const unfinished = [1, 2, 3].map(() => {
      const headers = { cookie: ada.cookie as string, 'x-shop-user': uidOf(ada), 'content-type': 'application/json' };
      const path = `${ada.origin}/db/draftOrders/_revs_diff`;
      const sent = request(path, { method: 'POST', headers: { ...headers, 'content-length': '100' } });
      sent.on('error', () => undefined);
      sent.write('{');
      return sent;
    });
    let answer = await ada.sync('GET', '/draftOrders');
    while (answer.status === 200) answer = await ada.sync('GET', '/draftOrders');
    expect([answer.status, retryAfter(answer)]).toEqual([429, 1]);
    for (const sent of unfinished) sent.destroy();
    while (answer.status === 429) answer = await ada.sync('GET', '/draftOrders');
    expect(answer.status).toBe(200);
  });

  test('an account has so many requests waiting, and a place is free again when one has gone', async () => {
    const gateway = await on.start({ limits: { longPollsPerAccount: 2 } });
    const ada = await on.newShopper(gateway);
    const path = '/draftOrders/_changes?feed=longpoll&since=now&timeout=20000';
    const controllers = [new AbortController(), new AbortController(), new AbortController()];
    const held = controllers.map(({ signal }, index) =>
      ada.syncFetch(`${ada.origin}/db${path}`, { signal }).then(
        ({ status }) => ({ index, status }),
        () => ({ index, status: 0 }),
      ),
    );
    const first = await Promise.race(held);
    expect(first.status).toBe(429);
    for (const one of controllers) one.abort();
    await Promise.all(held);
    let free = await ada.sync('GET', path.replace('20000', '1'));
    while (free.status === 429) free = await ada.sync('GET', path.replace('20000', '1'));
    expect(free.status).toBe(200);
  });

  test('a waiting request ends when its device is signed out', async () => {
    const ada = await on.newShopper();
    const waiting = ada.sync('GET', '/draftOrders/_changes?feed=longpoll&since=now&timeout=20000');
    const phone = on.newDevice();
    await phone.signIn(ada.email);
    const { devices } = (await phone.request('GET', '/api/devices')).json as {
      devices: { deviceId: string; current: boolean }[];
    };
    await phone.request('DELETE', `/api/devices/${devices.find(({ current }) => !current)?.deviceId}`);
    expect((await waiting).status).toBe(401);
  });

  test('guests behind one address have so many doorbells', async () => {
    const gateway = await on.start({ limits: { doorbellsPerAddress: 2 } });
    const bells = [];
    for (let count = 0; count < 3; count += 1) bells.push(await listenToDoorbell(on.newDevice(gateway), 'guest'));
    expect(bells.map(({ status }) => status)).toEqual([200, 200, 429]);
    bells[0]?.close();
    let next = await listenToDoorbell(on.newDevice(gateway), 'guest');
    while (next.status === 429) next = await listenToDoorbell(on.newDevice(gateway), 'guest');
    expect(next.status).toBe(200);
    for (const bell of [...bells, next]) bell.close();
  });

  test('passwords are hashed a few at a time; who comes when too many wait is told to come again', async () => {
    const gateway = await on.start({ passwordCost: { N: 2 ** 13, r: 8, p: 1 } });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, count) => on.newDevice(gateway).signIn(`nobody-${count}@example.org`)),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toEqual(new Set([401, 503]));
    expect(answers.find(({ status }) => status === 503)?.json).toMatchObject({ error: { code: 'unavailable' } });
    expect((await on.newDevice(gateway).request('GET', '/health')).status).toBe(200);
  });

  test('what is no HTTP is cut off', async () => {
    const { hostname, port } = new URL(on.gateway.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { code: 'bad-request' } });
    const long = await on.newDevice().request('GET', '/health', undefined, { 'x-long': 'x'.repeat(20_000) });
    expect([long.status, long.json]).toMatchObject([431, { error: { code: 'too-large' } }]);
    expect((await on.newDevice().request('GET', '/health')).status).toBe(200);
  });
});
