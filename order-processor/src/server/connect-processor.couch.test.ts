import { connect } from '@coffee-catalog/couchdb/client/connect';
import { startEmbeddedServer } from '@coffee-catalog/couchdb/embedded-server/start-embedded-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statusOf } from './ask.ts';
import { connectProcessor } from './connect-processor.ts';

/* On a server of its own: the keys of a server that others use must not be touched. */
let server: Awaited<ReturnType<typeof startEmbeddedServer>>;
let adminUrl: string;
beforeAll(async () => {
  server = await startEmbeddedServer({ port: 0, storage: 'memory', admins: { admin: 'secret' } });
  adminUrl = server.url.replace('//', '//admin:secret@');
});
afterAll(() => server.close());

const whoAmI = async (ask: ReturnType<typeof connectProcessor>['ask']) =>
  ((await ask({ method: 'GET', path: '_session' })) as { userCtx: { name: string; roles: string[] } }).userCtx;

test('the processor is known by its token, with its role and no other', async () => {
  const { ask } = connectProcessor(adminUrl, Date.now);
  expect(await whoAmI(ask)).toEqual({ name: 'order-processor', roles: ['order-processor'] });
});

test('a signing key that was replaced is read again', async () => {
  const { ask, askAsAdmin } = connectProcessor(adminUrl, Date.now);
  await whoAmI(ask);
  const keys = '_node/_local/_config/jwt_keys';
  const [old] = Object.keys((await askAsAdmin({ method: 'GET', path: keys })) as object);
  const admin = connect(adminUrl);
  await admin.request({ method: 'delete', path: `${keys}/${old}` });
  const replacement = { method: 'put', path: `${keys}/hmac:shop-${'0'.repeat(16)}` } as const;
  await admin.request({ ...replacement, body: Buffer.alloc(32, 1).toString('base64') });
  expect(await whoAmI(ask)).toMatchObject({ name: 'order-processor' });
});

test('a clock that is far off is told as not authorised, and not kept', async () => {
  let now = Date.now() - 7_200_000;
  const { ask } = connectProcessor(adminUrl, () => now);
  const refused = await whoAmI(ask).catch((error: unknown) => error);
  expect(statusOf(refused)).toBe(401);
  now = Date.now();
  expect(await whoAmI(ask)).toMatchObject({ name: 'order-processor' });
});

test('a server that does not answer is told as such, and asked again when it does', async () => {
  const first = await startEmbeddedServer({ port: 0, storage: 'memory', admins: { admin: 'secret' } });
  await first.close();
  const { ask } = connectProcessor(first.url.replace('//', '//admin:secret@'), Date.now);
  await expect(whoAmI(ask)).rejects.toThrow(Error);
  const second = await startEmbeddedServer({ port: first.port, storage: 'memory', admins: { admin: 'secret' } });
  try {
    expect(await whoAmI(ask)).toMatchObject({ name: 'order-processor' });
  } finally {
    await second.close();
  }
});
