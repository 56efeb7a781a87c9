import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AskCouch } from '../couch/ask-couch.ts';
import { type CouchConnection, connectGateway } from '../couch/connect-gateway.ts';
import { openSessions } from '../devices/sessions.ts';
import { openPushSubscriptions } from '../push/push-subscriptions.ts';
import { Device } from '../testing/device.ts';
import { aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';
import { deletionId } from './account.ts';
import { openAccounts } from './accounts.ts';
import { type Deletion, deleteAccount } from './delete-account.ts';

const PASSWORD = 'correct horse battery';

describeEachServer('deleting an account', (server) => {
  let on: GatewayOnServer;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;
  const ask = (device: Device, password: unknown = PASSWORD) =>
    device.request('POST', '/api/account/deletion', { password });
  const documentsLeft = async (uid: string) => {
    const texts = [];
    for (const database of ['accounts', 'sessions'])
      texts.push((await server.request('GET', `/${database}/_all_docs?include_docs=true`)).text);
    return texts.filter((text) => text.includes(uid)).length;
  };
  const databasesLeft = async (uid: string) => {
    const names = USER_COLLECTIONS.map((collection) => userDatabase(collection, uid));
    const answers = await Promise.all(names.map((name) => server.request('GET', `/${name}`)));
    return answers.filter(({ status }) => status === 200).length;
  };

  test('everything of the user goes: databases, devices, login; the e-mail is free again', async () => {
    const ada = await on.newShopper();
    const uid = uidOf(ada);
    const phone = on.newDevice();
    await phone.signIn(ada.email);
    const copy = new Device(ada.origin, ada.cookie);
    expect((await ask(ada)).status).toBe(204);
    expect(ada.cookie).toBeUndefined();
    expect([await databasesLeft(uid), await documentsLeft(uid)]).toEqual([0, 0]);
    for (const device of [copy, phone]) expect((await device.request('GET', '/api/session')).status).toBe(401);
    expect((await on.newDevice().signIn(ada.email)).status).toBe(401);
    const again = on.newDevice();
    expect((await again.signUp(ada.email)).status).toBe(201);
    expect(uidOf(again)).not.toBe(uid);
    expect((await ask(again)).status).toBe(204);
  });

  test('only who knows the password deletes; a wrong one changes nothing and names the field', async () => {
    const ada = await on.newShopper();
    expect((await ask(on.newDevice())).status).toBe(401);
    for (const [password, status] of [
      ['not the password', 403],
      ['', 400],
      [7, 400],
    ]) {
      const answer = await ask(ada, password);
      expect([answer.status, answer.json]).toMatchObject([status, { error: { field: 'password' } }]);
    }
    expect(await databasesLeft(uidOf(ada))).toBe(4);
    expect((await ada.request('GET', '/api/account')).json).toMatchObject({ login: ada.email, name: 'Ada' });
  });

  test('an order that waits to be taken in must have its outcome first', async () => {
    const ada = await on.newShopper();
    const rev = `1-${'a'.repeat(32)}`;
    const order = { ...aPlacedOrder(uidOf(ada)), _rev: rev, _revisions: { start: 1, ids: [rev.slice(2)] } };
    await ada.sync('POST', '/placedOrders/_bulk_docs', { docs: [order], new_edits: false });
    const answer = await ask(ada);
    expect([answer.status, answer.json]).toMatchObject([409, { error: { code: 'conflict' } }]);
    expect((await ada.request('GET', '/api/session')).status).toBe(200);
  });

  test('the last account that can run the shop stays', async () => {
    const owner = await on.newOwner();
    const { users } = (await owner.request('GET', '/api/users')).json as {
      users: { userId: string; roles: string[] }[];
    };
    for (const { userId, roles } of users)
      if (roles.includes('bluebottle') && userId !== uidOf(owner))
        await owner.request('PATCH', `/api/users/${userId}`, { roles: [] });
    expect((await ask(owner, 'the owner of the test shop')).status).toBe(409);
  });

  test('a deletion that died after any of its writes is finished at the next start', async () => {
    const couch = await connectGateway(server.adminUrl, Date.now);
    let writes = -1;
    let dies = true;
    while (dies) {
      writes += 1;
      const ada = await on.newShopper();
      const uid = uidOf(ada);
      dies = await deleteAccount(dyingAfter(couch, writes), { userId: uid, login: ada.email }).then(
        () => false,
        () => true,
      );
      const begun = (await server.request('GET', `/accounts/${deletionId(uid)}`)).status === 200;
      expect(begun).toBe(dies && writes > 0);
      const next = await on.start();
      await next.close();
      const gone = begun || !dies;
      expect([writes, await databasesLeft(uid), await documentsLeft(uid)]).toEqual([
        writes,
        gone ? 0 : 4,
        gone ? 0 : 2,
      ]);
    }
    expect(writes).toBeGreaterThan(5);
    await couch.close();
  });
});

/** What deleting works with in a process that dies after so many writes: nothing it asks for after that is done. */
function dyingAfter(couch: CouchConnection, writes: number): Deletion {
  let left = writes;
  const write = () => {
    if (left <= 0) throw new Error('the process has died');
    left -= 1;
  };
  const ask: AskCouch = async (question) => {
    if (question.method !== 'GET') write();
    return couch.ask(question);
  };
  return {
    ask,
    accounts: openAccounts(ask, GATEWAY),
    sessions: openSessions(ask, GATEWAY, { now: Date.now, devicesPerAccount: 50 }),
    push: openPushSubscriptions(ask, GATEWAY, Date.now),
    removeDatabases: async (uid) => {
      write();
      await couch.removeDatabases(uid);
    },
    now: Date.now,
  };
}
