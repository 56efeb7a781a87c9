import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describeEachServer('permissions of a database', (server) => {
  const key = randomBytes(32);
  let kid: string;
  let name: string;
  let db: string;
  beforeAll(async () => {
    kid = `${server.prefix}key`;
    await server.request('PUT', `/_node/_local/_config/jwt_keys/hmac:${kid}`, key.toString('base64'));
    name = await server.createDatabase('guarded', {
      admins: { names: [], roles: ['keeper'] },
      members: { names: ['ada'], roles: ['reader'] },
    });
    db = `/${name}`;
    await server.request('PUT', `${db}/a`, { n: 1 });
  });
  afterAll(() => server.request('DELETE', `/_node/_local/_config/jwt_keys/hmac:${kid}`));

  const as = (sub: string, ...roles: string[]): Record<string, string> => {
    const claims = { sub, '_couchdb.roles': roles, exp: Math.floor(Date.now() / 1000) + 60 };
    const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid })}.${encode(claims)}`;
    return { authorization: `Bearer ${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}` };
  };
  const status = async (who: Record<string, string>, method: string, path: string, body?: unknown): Promise<number> =>
    (await server.request(method, path, body, who)).status;

  /** Everything that shows or changes what is in a database. */
  const calls: [method: string, path: string, body?: unknown][] = [
    ['GET', ''],
    ['GET', '/a'],
    ['HEAD', '/a'],
    ['PUT', '/b', {}],
    ['POST', '', {}],
    ['DELETE', '/a?rev=1-x'],
    ['GET', '/_all_docs'],
    ['POST', '/_all_docs', { keys: ['a'] }],
    ['GET', '/_changes'],
    ['POST', '/_changes?filter=_doc_ids', { doc_ids: ['a'] }],
    ['POST', '/_bulk_docs', { docs: [] }],
    ['POST', '/_bulk_get', { docs: [{ id: 'a' }] }],
    ['POST', '/_revs_diff', { a: ['1-x'] }],
    ['POST', '/_find', { selector: { n: 1 } }],
    ['GET', '/_index'],
    ['GET', '/_local/x'],
    ['PUT', '/_local/x', {}],
    ['GET', '/_security'],
    ['GET', '/_design/d/_view/v'],
    ['GET', '/a/file'],
    ['PUT', '/a/file', {}],
    ['GET', '/_local_docs'],
    ['GET', '/_design_docs'],
    ['GET', '/_revs_limit'],
  ];

  test('nobody gets in: 401 for each call', async () => {
    for (const [method, path, body] of calls) {
      expect([method, path, await status({}, method, db + path, body)]).toEqual([method, path, 401]);
    }
  });

  test('somebody else is refused: 403 for each call', async () => {
    for (const [method, path, body] of calls) {
      expect([method, path, await status(as('eve', 'other'), method, db + path, body)]).toEqual([method, path, 403]);
    }
  });

  test('members get in by name or by role', async () => {
    expect(await status(as('ada'), 'GET', `${db}/a`)).toBe(200);
    expect(await status(as('bob', 'reader'), 'GET', `${db}/a`)).toBe(200);
    expect(await status(as('bob', 'reader'), 'PUT', `${db}/by-bob`, {})).toBe(201);
  });

  test('members change no design documents, security or limits; database admins do', async () => {
    const member = as('ada');
    expect(await status(member, 'PUT', `${db}/_design/d`, {})).toBe(403);
    // CouchDB refuses these two with 500.
    expect(await status(member, 'PUT', `${db}/_security`, {})).toBeGreaterThanOrEqual(400);
    expect(await status(member, 'PUT', `${db}/_revs_limit`, 5)).toBeGreaterThanOrEqual(400);
    expect((await server.request('GET', `${db}/_security`)).json).toMatchObject({ members: { names: ['ada'] } });
    const bulk = await server.request('POST', `${db}/_bulk_docs`, { docs: [{ _id: '_design/x' }] }, member);
    expect(bulk.json).toMatchObject([{ id: '_design/x', error: 'forbidden' }]);
    const keeper = as('kay', 'keeper');
    expect(await status(keeper, 'PUT', `${db}/_design/d`, {})).toBe(201);
    expect(await status(keeper, 'PUT', `${db}/_revs_limit`, 500)).toBe(200);
  });

  test('no role of a database creates or deletes databases or reads the settings', async () => {
    const keeper = as('kay', 'keeper');
    expect(await status(keeper, 'DELETE', db)).toBe(401);
    expect(await status(keeper, 'PUT', `/${name}-other`)).toBe(401);
    expect(await status(keeper, 'GET', '/_node/_local/_config')).toBe(401);
    expect(await status(keeper, 'GET', '/_all_dbs')).toBe(401);
    expect(await status(keeper, 'POST', '/_dbs_info', { keys: [name] })).toBe(401);
    expect(await status(keeper, 'GET', '/_db_updates')).toBe(401);
  });

  test('a security object has lists of strings', async () => {
    for (const security of [{ members: { names: 'ada' } }, { admins: { roles: [1] } }, []]) {
      expect((await server.request('PUT', `${db}/_security`, security)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
