import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer } from './start-embedded-server.ts';

const admins = { admin: 'secret' };
const authorization = `Basic ${btoa('admin:secret')}`;
const folders: string[] = [];
const servers: EmbeddedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-server-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, more: object = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ port: 0, dataDir, admins, ...more });
  servers.push(server);
  return server;
}

async function call(server: EmbeddedServer, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(server.url + path, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('a port that is taken is named in the error, and nothing is left open', async () => {
  const server = await start(newFolder());
  const folder = newFolder();
  await expect(startEmbeddedServer({ port: server.port, dataDir: folder, admins })).rejects.toThrow(
    `cannot listen on 127.0.0.1:${server.port}: the port is in use`,
  );
  await start(folder);
});

test('a folder that cannot be made is named in the error', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  await expect(startEmbeddedServer({ port: 0, dataDir: join(file, 'data'), admins })).rejects.toThrow(
    `cannot create the data folder ${join(file, 'data')}`,
  );
});

test('a folder that another server uses is named in the error', async () => {
  const folder = newFolder();
  await start(folder);
  await expect(startEmbeddedServer({ port: 0, dataDir: folder, admins })).rejects.toThrow(
    `cannot open the data folder ${folder} (is another server using it?)`,
  );
});

test('documents, settings, sessions and events outlive a restart', async () => {
  const folder = newFolder();
  const before = await start(folder);
  for (const name of ['_users', '_global_changes', 'shop']) await call(before, 'PUT', `/${name}`);
  await call(before, 'PUT', '/shop/a', { n: 1 });
  await call(before, 'PUT', '/_node/_local/_config/jwt_keys/hmac:x', 'c2VjcmV0');
  const signedIn = await call(before, 'POST', '/_session', { name: 'admin', password: 'secret' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] as string;
  const updates = (await (await call(before, 'GET', '/_db_updates')).json()) as object;
  const info = (await (await call(before, 'GET', '/shop')).json()) as object;
  await before.close();

  const after = await start(folder);
  expect(await (await call(after, 'GET', '/shop/a')).json()).toMatchObject({ n: 1 });
  expect(await (await call(after, 'GET', '/_node/_local/_config/jwt_keys/hmac:x')).json()).toBe('c2VjcmV0');
  const session = await fetch(`${after.url}/_session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ userCtx: { name: 'admin' } });
  expect(await (await call(after, 'GET', '/_db_updates')).json()).toEqual(updates);
  expect(await (await call(after, 'GET', '/shop')).json()).toEqual(info);
});

test('an admin password given at the next start replaces the one before', async () => {
  const folder = newFolder();
  await (await start(folder)).close();
  const server = await start(folder, { admins: { admin: 'changed' } });
  expect((await call(server, 'GET', '/_all_dbs')).status).toBe(401);
});

test('closing ends open feeds at once', async () => {
  const server = await start(newFolder());
  await call(server, 'PUT', '/shop');
  const feed = await call(server, 'GET', '/shop/_changes?feed=continuous&heartbeat=60000');
  const poll = call(server, 'GET', '/shop/_changes?feed=longpoll&since=now&heartbeat=60000');
  // The poll has arrived once its headers are back.
  await poll;
  const begun = performance.now();
  await server.close();
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(await feed.text()).toContain('last_seq');
});

test('only origins that were allowed may read answers', async () => {
  const server = await start(newFolder(), { allowedOrigins: ['http://shop.example'] });
  const from = async (origin: string) => fetch(server.url, { headers: { origin } });
  expect((await from('http://shop.example')).headers.get('access-control-allow-origin')).toBe('http://shop.example');
  expect((await from('http://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
});
