import { randomUUID } from 'node:crypto';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { GATEWAY, PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { projectOrder } from '@coffee-catalog/shared/orders/project-order';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { AskCouch } from '../couch/ask-couch.ts';
import { type CouchConnection, connectGateway } from '../couch/connect-gateway.ts';
import { openSessions } from '../devices/sessions.ts';
import { openPushSubscriptions } from '../push/push-subscriptions.ts';
import { Device } from '../testing/device.ts';
import { aBookOrder, aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';
import { deletionId } from './account.ts';
import { openAccounts } from './accounts.ts';
import { type Deletion, deleteAccount, finishDeletions } from './delete-account.ts';
import { keepDeletionsFinished } from './keep-deletions-finished.ts';

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

  /** Writes something into the queue as a device's push does. */
  const place = async (device: Device, document: object) => {
    const ids = ['a'.repeat(32)];
    const docs = [{ ...document, _rev: `1-${ids[0]}`, _revisions: { start: 1, ids } }];
    const answer = await device.sync('POST', '/placedOrders/_bulk_docs', { docs, new_edits: false });
    expect([answer.status, answer.json]).toEqual([201, []]);
  };
  const cancelOf = (device: Device, orderId: string) => {
    const ids = { _id: `cancel:${orderId}`, userId: uidOf(device), deviceId: randomUUID(), orderId };
    return { ...ids, type: 'cancel', schemaVersion: 1, requestedTime: new Date().toISOString() };
  };
  const statusOf = async (path: string) => (await server.request('GET', path)).status;
  /** The shop has dealt with what lies in the queue. */
  const retire = async (uid: string, id: string) => {
    const queue = on.shop.as(PROCESSOR).use(userDatabase('placedOrders', uid));
    await queue.destroy(id, (await queue.get(id))._rev);
  };

  test('an order that waits to be taken in must have its outcome first', async () => {
    const ada = await on.newShopper();
    await place(ada, aPlacedOrder(uidOf(ada)));
    const answer = await ask(ada);
    expect([answer.status, answer.json]).toMatchObject([409, { error: { code: 'conflict' } }]);
    expect((await ada.request('GET', '/api/session')).status).toBe(200);
  });

  test('so must the wish to withdraw one that the shop has taken on', async () => {
    const ada = await on.newShopper();
    const uid = uidOf(ada);
    const order = { ...aBookOrder({ claimedTime: '2026-11-20T09:06:00.000Z', status: 'received' }), userId: uid };
    const processed = on.shop.as(PROCESSOR).use(userDatabase('processedOrders', uid));
    await processed.insert(projectOrder(order));
    await place(ada, cancelOf(ada, order.orderId));
    expect((await ask(ada)).status).toBe(409);
    await retire(uid, `cancel:${order.orderId}`);
    expect((await ask(ada)).status).toBe(204);
  });

  test('a wish about an order that never came keeps no account', async () => {
    const ada = await on.newShopper();
    await place(ada, cancelOf(ada, aPlacedOrder(uidOf(ada))._id));
    expect((await ask(ada)).status).toBe(204);
    expect(await databasesLeft(uidOf(ada))).toBe(0);
  });

  test('an order that comes in just before the account is closed is never lost: the deletion waits for its outcome', async () => {
    const couch = await connectGateway(server.adminUrl, Date.now);
    const ada = await on.newShopper();
    const [uid, order] = [uidOf(ada), aPlacedOrder(uidOf(ada))];
    const queue = userDatabase('placedOrders', uid);
    let looked = false;
    const deletion = deletionWith(couch, async (question) => {
      const answer = await couch.ask(question);
      if (looked || !question.path.startsWith(`/${queue}/_all_docs`)) return answer;
      looked = true;
      await place(ada, order);
      return answer;
    });
    expect(await deleteAccount(deletion, { userId: uid, login: ada.email })).toEqual({ kind: 'deleted' });
    expect(await statusOf(`/${queue}/${order._id}`)).toBe(200);
    expect((await ada.request('GET', '/api/session')).status).toBe(401);
    expect((await on.newDevice().signIn(ada.email)).status).not.toBe(200);
    const next = await on.start();
    await next.close();
    expect([await databasesLeft(uid), await statusOf(`/accounts/${deletionId(uid)}`)]).toEqual([4, 200]);

    await retire(uid, order._id);
    const kept = keepDeletionsFinished({ deletion, log: { warn: () => {} }, everyMs: 1 });
    await vi.waitFor(async () => expect(await documentsLeft(uid)).toBe(0), { timeout: 25_000, interval: 50 });
    await kept.stop();
    expect(await databasesLeft(uid)).toBe(0);
    expect(await finishDeletions(deletion)).toBe(0);
    await couch.close();
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

/** What deleting works with when it asks the server like this. */
function deletionWith(couch: CouchConnection, ask: AskCouch): Deletion {
  return {
    ask,
    accounts: openAccounts(ask, GATEWAY),
    sessions: openSessions(ask, GATEWAY, { now: Date.now, devicesPerAccount: 50 }),
    recognition: { accountChanged: async () => {} },
    push: openPushSubscriptions(ask, GATEWAY, Date.now),
    removeDatabases: couch.removeDatabases,
    now: Date.now,
  };
}

/** The same in a process that dies after so many writes: nothing it asks for after that is done. */
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
  const removeDatabases = async (uid: string) => {
    write();
    await couch.removeDatabases(uid);
  };
  return { ...deletionWith(couch, ask), removeDatabases };
}
