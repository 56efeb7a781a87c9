import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

describeEachServer('signing up', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on.close());

  test('makes the account with its databases and signs the device in', async () => {
    const device = on.newDevice();
    const answer = await device.signUp(on.newEmail(), { name: 'Ada Lovelace' });
    expect([answer.status, answer.json]).toEqual([
      201,
      { userId: expect.stringMatching(/^[0-9a-f]{32}$/), roles: ['shopper'], name: 'Ada Lovelace' },
    ]);
    const { userId } = answer.json as { userId: string };
    for (const collection of USER_COLLECTIONS) {
      server.deleteAtEnd(userDatabase(collection, userId));
      expect((await server.request('GET', `/${userDatabase(collection, userId)}`)).status).toBe(200);
    }
    const session = await device.request('GET', '/api/session');
    expect([session.status, session.json]).toEqual([200, answer.json]);
    const setCookie = answer.headers.getSetCookie()[0];
    expect(setCookie).toMatch(
      /^shop-session=[0-9a-f]{32}\.[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('a taken e-mail is refused, however it is spelled', async () => {
    const { email } = await on.newShopper();
    const again = await on.newDevice().signUp(`  ${email.toUpperCase()}`.trim());
    expect([again.status, again.json]).toEqual([
      409,
      { error: { code: 'email-taken', field: 'email', message: expect.any(String) } },
    ]);
  });

  test('of twelve who want one e-mail at once, one gets it', async () => {
    const email = on.newEmail();
    const second = await on.start();
    const gateways = [on.gateway, second];
    const devices = Array.from({ length: 12 }, (_, index) => on.newDevice(gateways[index % 2]));
    const answers = await Promise.all(
      devices.map((device, index) => device.signUp(email, { password: `password number ${index}` })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses.filter((status) => status !== 201))).toEqual(new Set([409]));
    const winner = answers.findIndex(({ status }) => status === 201);
    expect((await on.newDevice().signIn(email, `password number ${winner}`)).status).toBe(200);
    expect((await on.newDevice().signIn(email, `password number ${winner === 0 ? 1 : 0}`)).status).toBe(401);
    const left = await server.request(
      'GET',
      '/accounts/_all_docs?include_docs=true&startkey=%22sign-up:%22&endkey=%22sign-up%3B%22',
    );
    const { rows } = left.json as { rows: { doc: { account: { login: string } } }[] };
    expect(rows.filter(({ doc }) => doc.account.login === email)).toEqual([]);
  });

  test('names the field that is wrong', async () => {
    const device = on.newDevice();
    const wrong = async (body: unknown) => (await device.request('POST', '/api/users', body)).json;
    const person = { email: on.newEmail(), password: 'long enough to do', name: 'Ada' };
    expect(await wrong({ ...person, email: 'not an address' })).toMatchObject({
      error: { code: 'bad-request', field: 'email', message: 'email: is not an e-mail address' },
    });
    expect(await wrong({ ...person, password: 'short' })).toMatchObject({ error: { field: 'password' } });
    expect(await wrong({ ...person, roles: ['bluebottle'] })).toMatchObject({ error: { field: 'roles' } });
    expect(await wrong('{"email":"a@b.c","email":"d@e.f"}')).toMatchObject({
      error: { code: 'bad-request', message: 'The body cannot be read: the key "email" is given twice.' },
    });
    expect((await device.request('POST', '/api/users')).status).toBe(400);
    expect((await device.request('POST', '/api/users', 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
  });
});
