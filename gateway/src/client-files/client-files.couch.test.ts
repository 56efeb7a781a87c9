import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

const PAGE = '<!doctype html><title>Coffee</title>';
const SCRIPT = 'console.log("coffee")';

describeEachServer('the client’s files and what every answer carries', (server) => {
  let on: GatewayOnServer;
  let folder: string;
  let guest: Device;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-files-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'index.html.br'), brotliCompressSync(PAGE));
    await writeFile(join(folder, 'service-worker.js'), '/* the worker */');
    await writeFile(join(folder, 'assets/app-1a2b3c.js'), SCRIPT);
    await writeFile(join(folder, 'assets/app-1a2b3c.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, '.secret'), 'not for anybody');
    on = await gatewayOnServer(server, { clientDir: folder });
    guest = on.newDevice();
  });
  afterAll(async () => {
    await on?.close();
    await rm(folder, { recursive: true });
  });

  const asPage = (path: string) =>
    guest.request('GET', path, undefined, { accept: 'text/html,*/*', 'accept-encoding': 'br' });

  test('every route of the client is its page, which is asked for anew each time', async () => {
    for (const path of ['/', '/item/0199', '/cart', '/orders', '/order/0199?x=1', '/account', '/owner', '/kitchen']) {
      const answer = await asPage(path);
      expect([path, answer.status, answer.text]).toEqual([path, 200, PAGE]);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect([path, answer.headers.get('content-encoding')]).toEqual([path, 'br']);
    }
    expect((await guest.request('GET', '/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
    const page = await guest.request('GET', '/index.html');
    const again = await guest.request('GET', '/', undefined, {
      'if-none-match': page.headers.get('etag') ?? '',
      // What a browser says when it checks; Node's fetch would ask for a fresh copy.
      'cache-control': 'max-age=0',
    });
    expect(again.status).toBe(304);
  });

  test('what has a hash in its name is kept for ever, and comes compressed', async () => {
    const answer = await guest.request('GET', '/assets/app-1a2b3c.js', undefined, { 'accept-encoding': 'br' });
    expect([answer.status, answer.text]).toEqual([200, SCRIPT]);
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    const plain = await guest.request('GET', '/assets/app-1a2b3c.js', undefined, { 'accept-encoding': 'identity' });
    expect([plain.text, plain.headers.get('content-encoding')]).toEqual([SCRIPT, null]);
  });

  test('what is missing is missing: below the API, the pictures and the assets no page answers', async () => {
    for (const path of ['/api/nothing', '/db/nothing', '/images/nothing', '/assets/old-0.js']) {
      const answer = await asPage(path);
      expect([path, answer.status, answer.json]).toMatchObject([path, 404, { error: { code: 'not-found' } }]);
    }
    expect((await guest.request('GET', '/cart', undefined, { accept: 'application/json' })).status).toBe(404);
    expect((await guest.request('POST', '/cart', {})).status).toBe(404);
  });

  test('nothing outside of the folder is served', async () => {
    for (const path of [
      '/.secret',
      '/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f.secret',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
    ]) {
      const answer = await guest.request('GET', path);
      expect([path, answer.text.includes('root:') || answer.text.includes('not for anybody')]).toEqual([path, false]);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await guest.request('GET', '/%E0%A4%A')).json).toMatchObject({ error: { code: 'bad-request' } });
  });

  test('no page of ours runs a script from elsewhere, is framed, or is guessed at', async () => {
    const { headers } = await asPage('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/[^;]*'unsafe-inline'[^;]*/g)).toEqual(["style-src 'self' 'unsafe-inline'"]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('health is told from the last probe, quickly', async () => {
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const begun = performance.now();
      const answer = await guest.request('GET', '/health');
      times.push(performance.now() - begun);
      expect([answer.status, answer.json]).toMatchObject([
        200,
        { status: 'ok', checks: { couchdb: { status: 'ok' }, doorbell: { status: 'ok' } } },
      ]);
    }
    // The quickest of twenty: what is measured is the gateway, not what else runs on this machine.
    expect(Math.min(...times)).toBeLessThan(10);
  });

  test('the API describes itself, completely', async () => {
    const { paths, openapi } = (await guest.request('GET', '/api/openapi.json')).json as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown> }>>;
    };
    expect(openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => [`${method.toUpperCase()} ${path}`, summary] as const),
    );
    expect(described.map(([call]) => call).sort()).toEqual(API_CALLS);
    for (const [call, summary] of described) expect([call, summary]).toEqual([call, expect.stringMatching(/./)]);
    expect(paths['/api/users']?.['post']?.responses).toHaveProperty('201');
    expect(JSON.stringify(paths)).toContain('4XX');
  });
});

const API_CALLS = [
  'DELETE /api/devices/{deviceId}',
  'DELETE /api/pairings/{id}',
  'DELETE /api/push/subscription',
  'DELETE /api/session',
  'DELETE /api/users/{uid}/devices/{deviceId}',
  'GET /api/account',
  'GET /api/audit',
  'GET /api/conflicts',
  'GET /api/devices',
  'GET /api/doorbell',
  'GET /api/orders',
  'GET /api/orders/{orderKey}/people',
  'GET /api/pairings/{id}',
  'GET /api/parked',
  'GET /api/push',
  'GET /api/session',
  'GET /api/shop',
  'GET /api/stock',
  'GET /api/users',
  'GET /api/users/{uid}',
  'GET /health',
  'GET /images/{image}',
  'PATCH /api/devices/{deviceId}',
  'PATCH /api/items/{itemId}',
  'PATCH /api/users/{uid}',
  'POST /api/account/deletion',
  'POST /api/conflicts/choice',
  'POST /api/images',
  'POST /api/items',
  'POST /api/pairing-claims',
  'POST /api/pairing-claims/{id}/session',
  'POST /api/pairings',
  'POST /api/pairings/{id}/confirm',
  'POST /api/parked/{id}/retry',
  'POST /api/password',
  'POST /api/push/subscription',
  'POST /api/session',
  'POST /api/users',
  'POST /api/users/{uid}/pairings',
  'POST /api/users/{uid}/password-reset',
  'PUT /api/stock/{itemId}',
];
