import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { describeEachServer } from './each-server.ts';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1000);

describeEachServer('authentication', (server) => {
  const key = randomBytes(32);
  let kid: string;
  let db: string;
  let user: string;
  beforeAll(async () => {
    kid = server.prefix.replace('-', '');
    user = `${kid}-ada`;
    db = `/${await server.createDatabase('private', { admins: {}, members: { names: [user], roles: ['barista'] } })}`;
    await server.request('PUT', `/_node/_local/_config/jwt_keys/hmac:${kid}`, key.toString('base64'));
  });

  const sign = (claims: object, header: object = { alg: 'HS256', typ: 'JWT', kid }, secret: Buffer = key): string => {
    const signed = `${encode(header)}.${encode(claims)}`;
    const digest = `sha${(header as { alg: string }).alg.slice(2)}`;
    return `${signed}.${createHmac(digest, secret).update(signed).digest('base64url')}`;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const whoIs = async (headers: Record<string, string>) => {
    const answer = await server.request('GET', '/_session', undefined, headers);
    return { status: answer.status, userCtx: (answer.json as { userCtx?: object } | undefined)?.userCtx };
  };
  /** Nobody is let in without a name, or turned away at once where the server is set up so (`require_valid_user`, as in our `local.ini`). */
  const isNobody = ({ status, userCtx }: Awaited<ReturnType<typeof whoIs>>) =>
    status === 401 || (status === 200 && (userCtx as { name?: unknown }).name === null);
  const basic = (name: string, password: string) => ({ authorization: `Basic ${btoa(`${name}:${password}`)}` });

  test('the server admin signs in with basic authentication', async () => {
    const admin = await whoIs(basic(server.admin.name, server.admin.password));
    expect(admin).toMatchObject({ status: 200, userCtx: { name: server.admin.name, roles: ['_admin'] } });
    // Not the admin's own name: CouchDB locks an account out after five wrong passwords.
    const wrong = await server.request('GET', '/_session', undefined, basic(user, 'wrong'));
    expect([wrong.status, wrong.json]).toEqual([
      401,
      { error: 'unauthorized', reason: 'Name or password is incorrect.' },
    ]);
  });

  test('without credentials one is nobody', async () => {
    expect(isNobody(await whoIs({}))).toBe(true);
  });

  test('a token says who and with which roles', async () => {
    const token = sign({ sub: user, '_couchdb.roles': ['x'], exp: seconds() + 60 });
    expect(await whoIs(bearer(token))).toMatchObject({ status: 200, userCtx: { name: user, roles: ['x'] } });
    expect((await server.request('GET', `${db}/_all_docs`, undefined, bearer(token))).status).toBe(200);
  });

  test('a role opens a database that lists the role', async () => {
    const barista = sign({ sub: 'somebody', '_couchdb.roles': ['barista'], exp: seconds() + 60 });
    expect((await server.request('GET', `${db}/_all_docs`, undefined, bearer(barista))).status).toBe(200);
    const guest = sign({ sub: 'somebody', '_couchdb.roles': ['guest'], exp: seconds() + 60 });
    const answer = await server.request('GET', `${db}/_all_docs`, undefined, bearer(guest));
    expect([answer.status, answer.json]).toEqual([
      403,
      { error: 'forbidden', reason: 'You are not allowed to access this db.' },
    ]);
  });

  test('HS384 and HS512 are known', async () => {
    for (const alg of ['HS384', 'HS512']) {
      const token = sign({ sub: user, exp: seconds() + 60 }, { alg, typ: 'JWT', kid });
      expect(await whoIs(bearer(token))).toMatchObject({ status: 200, userCtx: { name: user, roles: [] } });
    }
  });

  test('an expired token is 401', async () => {
    expect((await whoIs(bearer(sign({ sub: user, exp: seconds() - 1 })))).status).toBe(401);
  });

  test('a token that is forged, unsigned, unlimited or of an unknown key is refused', async () => {
    const good = { sub: user, exp: seconds() + 60 };
    const tokens = [
      sign(good, { alg: 'HS256', typ: 'JWT', kid }, randomBytes(32)),
      sign(good, { alg: 'HS256', typ: 'JWT', kid: 'unknown' }),
      sign({ sub: user }),
      sign({ exp: seconds() + 60 }),
      `${encode({ alg: 'none', typ: 'JWT', kid })}.${encode(good)}.`,
      'nonsense',
    ];
    for (const token of tokens) expect([400, 401]).toContain((await whoIs(bearer(token))).status);
  });

  test('a user signs in with the password, and the cookie carries the session', async () => {
    const name = `${kid}-bob`;
    const id = `org.couchdb.user:${name}`;
    const made = await server.request('PUT', `/_users/${id}`, {
      name,
      type: 'user',
      roles: ['guest'],
      password: 'correct horse',
    });
    expect(made.status).toBe(201);
    const stored = (await server.request('GET', `/_users/${id}`)).json as Record<string, unknown>;
    expect(stored).not.toHaveProperty('password');
    expect(stored).toMatchObject({ password_scheme: 'pbkdf2', pbkdf2_prf: 'sha256', iterations: 600_000 });

    const signedIn = await server.request('POST', '/_session', { name, password: 'correct horse' }, {});
    expect([signedIn.status, signedIn.json]).toEqual([200, { ok: true, name, roles: ['guest'] }]);
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] as string;
    expect(cookie).toMatch(/^AuthSession=.+/);
    expect(await whoIs({ cookie })).toMatchObject({ status: 200, userCtx: { name, roles: ['guest'] } });

    const signedOut = await server.request('DELETE', '/_session', undefined, { cookie });
    expect(signedOut.headers.get('set-cookie')).toMatch(/^AuthSession=;/);

    const wrong = await server.request('POST', '/_session', { name, password: 'wrong' }, {});
    expect(wrong.status).toBe(401);
    const forged = cookie.replace(/.{4}$/, 'AAAA');
    expect(isNobody(await whoIs({ cookie: forged }))).toBe(true);
    await server.request('DELETE', `/_users/${id}?rev=${String(stored['_rev'])}`);
    // CouchDB's cache of users follows the feed of `_users`.
    await vi.waitFor(async () => expect(isNobody(await whoIs({ cookie }))).toBe(true));
  });

  test('passwords hashed elsewhere are known here, in the newer form and in the older', async () => {
    const salt = randomBytes(16).toString('hex');
    const iterations = 1000;
    const hashes = {
      newer: {
        pbkdf2_prf: 'sha512',
        derived_key: pbkdf2Sync('pass word', salt, iterations, 64, 'sha512').toString('hex'),
      },
      older: { derived_key: pbkdf2Sync('pass word', salt, iterations, 20, 'sha1').toString('hex') },
    };
    for (const [form, hash] of Object.entries(hashes)) {
      const name = `${kid}-${form}`;
      const document = { name, type: 'user', roles: [], password_scheme: 'pbkdf2', salt, iterations, ...hash };
      expect((await server.request('PUT', `/_users/org.couchdb.user:${name}`, document)).status).toBe(201);
      expect((await server.request('POST', '/_session', { name, password: 'pass word' }, {})).status).toBe(200);
      expect((await server.request('POST', '/_session', { name, password: 'pass words' }, {})).status).toBe(401);
      await deleteUser(name);
    }
  });

  test('a password hashed here is what any PBKDF2 makes of it', async () => {
    const name = `${kid}-carried`;
    const id = `org.couchdb.user:${name}`;
    await server.request('PUT', `/_users/${id}`, { name, type: 'user', roles: [], password: 'pass word' });
    const stored = (await server.request('GET', `/_users/${id}`)).json as {
      salt: string;
      iterations: number;
      derived_key: string;
    };
    const key = pbkdf2Sync('pass word', stored.salt, stored.iterations, 32, 'sha256').toString('hex');
    expect(stored.derived_key).toBe(key);
    await deleteUser(name);
  });

  const deleteUser = async (name: string): Promise<void> => {
    const path = `/_users/org.couchdb.user:${name}`;
    const { _rev: rev } = (await server.request('GET', path)).json as { _rev: string };
    await server.request('DELETE', `${path}?rev=${rev}`);
  };

  test('the server admin signs in for a session too', async () => {
    const { name, password } = server.admin;
    const answer = await server.request('POST', '/_session', { name, password }, {});
    expect(answer.json).toEqual({ ok: true, name, roles: ['_admin'] });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;
    expect(await whoIs({ cookie })).toMatchObject({ userCtx: { name, roles: ['_admin'] } });
  });

  test('user documents are for admins, and hold to their rules', async () => {
    expect((await server.request('GET', '/_users/org.couchdb.user:x', undefined, {})).status).toBe(401);
    expect((await server.request('GET', '/_users/_all_docs', undefined, {})).status).toBe(401);
    const bad = await server.request('PUT', `/_users/org.couchdb.user:${kid}-c`, {
      name: 'other',
      type: 'user',
      roles: [],
    });
    expect(bad.status).toBe(403);
  });

  test('settings are read and written by server admins alone', async () => {
    const path = `/_node/_local/_config/jwt_keys/hmac:${kid}-other`;
    expect((await server.request('GET', path)).status).toBe(404);
    expect((await server.request('PUT', path, 'c2VjcmV0')).json).toBe('');
    expect((await server.request('GET', path)).json).toBe('c2VjcmV0');
    expect((await server.request('GET', '/_node/_local/_config/jwt_keys')).json).toMatchObject({
      [`hmac:${kid}-other`]: 'c2VjcmV0',
    });
    expect((await server.request('GET', path, undefined, {})).status).toBe(401);
    expect((await server.request('DELETE', path)).json).toBe('c2VjcmV0');
    expect((await server.request('GET', path)).json).toEqual({ error: 'not_found', reason: 'unknown_config_value' });
    await server.request('DELETE', `/_node/_local/_config/jwt_keys/hmac:${kid}`);
  });
});
