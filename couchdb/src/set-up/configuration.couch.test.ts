import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Couch, connect } from '../client/connect.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';
import { applyConfiguration, describeLine, missingConfiguration } from './configuration.ts';
import { setUpShop } from './set-up-shop.ts';

/* On a server of its own: what is configured here must not reach another test's. */
let server: EmbeddedServer;
let couch: Couch;
beforeAll(async () => {
  server = await startEmbeddedServer({ port: 0, storage: 'memory', admins: { admin: 'secret' } });
  couch = connect(server.url.replace('//', '//admin:secret@'));
});
afterAll(() => server.close());

const configure = (section: string, key: string, body: string) =>
  couch.request({ method: 'put', path: `_node/_local/_config/${section}/${key}`, body });

test('a server that is as the shop needs it lacks no line', async () => {
  expect(await missingConfiguration(couch)).toEqual([]);
});

test('what a server lacks is said as it would stand in its file, is not set up without it, and can be applied', async () => {
  await configure('chttpd', 'authentication_handlers', '{chttpd_auth, default_authentication_handler}');
  await configure('jwt_auth', 'required_claims', 'iss');
  const lines = [
    '[chttpd] authentication_handlers = {chttpd_auth, jwt_authentication_handler}, {chttpd_auth, default_authentication_handler}',
    '[jwt_auth] required_claims = iss, exp',
  ];
  const missing = await missingConfiguration(couch);
  expect(missing.map(describeLine)).toEqual(lines);
  expect(await setUpShop({ couch, now: Date.now, items: [] })).toEqual({ kind: 'needs-configuration', lines });
  expect(await couch.db.list()).not.toContain('orders');

  await applyConfiguration(couch, missing);
  expect(await missingConfiguration(couch)).toEqual([]);
});

test('a server that has the lines and does not know our tokens is not set up', async () => {
  await configure('jwt_auth', 'required_claims', 'exp');
  // As before its restart: by this process's clock every token has expired.
  const setUp = await setUpShop({ couch, now: () => 0, items: [] });
  expect(setUp).toMatchObject({ kind: 'needs-configuration', lines: [expect.stringContaining('restarted')] });
});
