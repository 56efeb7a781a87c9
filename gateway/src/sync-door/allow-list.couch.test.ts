import { request } from 'node:http';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { SYNC_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { isAllowed } from '@coffee-catalog/shared/databases/permissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aDraft, aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

/** Everything CouchDB 3.5 answers to below a database (https://docs.couchdb.org/en/stable/http-routingtable.html), and some that it does not. */
const BELOW_A_DATABASE = [
  '_all_docs/queries',
  '_approximate_nearest',
  '_changes/x',
  '_compact',
  '_compact/validation',
  '_design/validation',
  '_design/validation/_info',
  '_design/validation/_view/x',
  '_design/validation/_show/x',
  '_design/validation/_list/x/y',
  '_design/validation/_update/x',
  '_design/validation/_rewrite/x',
  '_design/validation/_search/x',
  '_design_docs',
  '_design_docs/queries',
  '_ensure_full_commit',
  '_explain',
  '_find',
  '_index',
  '_index/_design/x/json/y',
  '_local_docs',
  '_local_docs/queries',
  '_missing_revs',
  '_partition/x',
  '_partition/x/_all_docs',
  '_purge',
  '_purged_infos_limit',
  '_revs_limit',
  '_security',
  '_shards',
  '_shards/x',
  '_sync_shards',
  '_view_cleanup',
  '_auto_purge',
  '_time_seq',
  '_local/anything',
  '_local/adopted-by',
  'a-document/an-attachment',
];
const AT_THE_ROOT = [
  '_active_tasks',
  '_all_dbs',
  '_cluster_setup',
  '_config',
  '_db_updates',
  '_dbs_info',
  '_membership',
  '_node/_local/_config/jwt_keys',
  '_node/_local/_restart',
  '_replicate',
  '_replicator',
  '_scheduler/jobs',
  '_session',
  '_up',
  '_users',
  '_utils/',
  '_uuids',
  'accounts',
  'sessions',
  'orders',
  'stock',
  'kitchen',
  'parked',
  'images',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

describeEachServer('what the door lets through', (server) => {
  let on: GatewayOnServer;
  let ada: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    ada = await on.newShopper();
  });
  afterAll(() => on?.close());

  const uidOf = (device: Device) => device.session?.userId as string;

  test('nothing but the calls of the list, of any method, in any collection', async () => {
    const passed: string[] = [];
    const below = SYNC_COLLECTIONS.flatMap((collection) => BELOW_A_DATABASE.map((path) => `/${collection}/${path}`));
    for (const path of [...below, ...AT_THE_ROOT.flatMap((path) => [`/${path}`, `/${path}/_all_docs`])]) {
      const tried = METHODS.map(async (method) => {
        const { status } = await ada.sync(method, path, method === 'GET' ? undefined : {});
        return { call: `${method} ${path}: ${status}`, status };
      });
      for (const { call, status } of await Promise.all(tried)) if (status !== 403 && status !== 404) passed.push(call);
    }
    expect(passed).toEqual([]);
  }, 120_000);

  test('each collection may be written where the permission table says so, and nowhere else', async () => {
    for (const collection of SYNC_COLLECTIONS) {
      const may = isAllowed(collection, 'self', 'create');
      const pushed = await ada.sync('POST', `/${collection}/_bulk_docs`, { docs: [], new_edits: false });
      expect([collection, pushed.status]).toEqual([collection, may ? 201 : 403]);
      const noted = await ada.sync('PUT', `/${collection}/_local/0123456789abcdefghijkl==`, { last_seq: '0' });
      expect([collection, noted.status]).toEqual([collection, may ? 201 : 403]);
      for (const [method, path] of [
        ['PUT', ''],
        ['DELETE', ''],
        ['PUT', '/a-document'],
        ['DELETE', '/a-document'],
        ['POST', ''],
      ] as const) {
        const answer = await ada.sync(method, `/${collection}${path}`, method === 'DELETE' ? undefined : {});
        expect([collection, method, path, answer.status]).toEqual([collection, method, path, 403]);
      }
    }
  });

  test('no other user’s database can be named', async () => {
    const bob = await on.newShopper();
    for (const name of [
      userDatabase('draftOrders', uidOf(bob)),
      `draftOrders%2F..%2F${userDatabase('draftOrders', uidOf(bob))}`,
      '..',
      '%2e%2e',
    ]) {
      expect((await ada.sync('GET', `/${name}`)).status).toBe(404);
      expect((await ada.sync('GET', `/${name}/_changes`)).status).toBe(404);
    }
    for (const id of ['..%2Faccounts', '..%2F..%2F_all_dbs', '%2F_all_dbs', '%2e%2e%2f_all_dbs']) {
      const answer = await ada.sync('GET', `/draftOrders/${id}`);
      expect([id, answer.status]).toEqual([id, 404]);
    }
  });

  test('paths that a client may not normalise stay what they are', async () => {
    for (const path of [
      '/db/draftOrders/../../accounts/_all_docs',
      '/db/../_all_dbs',
      '/db/draftOrders/..',
      '/db/draftOrders/%2e%2e',
      '/db/draftOrders/%2E',
      '/db/draftOrders/_local/..',
      '/db//accounts',
      '/db/draftOrders//_all_docs',
      '/db\\accounts',
      'http://127.0.0.1:5984/_all_dbs',
    ]) {
      const { status, text } = await rawRequest(on.gateway.url, path, ada);
      expect([path, status >= 400 && status < 500, text.includes('rows')]).toEqual([path, true, false]);
    }
  });

  test('a query parameter that is not in the list is refused by name', async () => {
    for (const [path, field] of [
      ['_changes?filter=_view&view=x', 'filter'],
      ['_changes?include_docs=true', 'include_docs'],
      ['_changes?attachments=true', 'attachments'],
      ['_changes?feed=continuous', 'feed'],
      ['_changes?limit=-1', 'limit'],
      ['_changes?limit=1&limit=2', 'limit'],
      ['_all_docs?startkey={}', 'startkey'],
      ['_all_docs?update=lazy', 'update'],
      ['a-document?att_encoding_info=true', 'att_encoding_info'],
      ['a-document?open_revs=[1]', 'open_revs'],
      ['?constructor=1', 'constructor'],
    ] as const) {
      const answer = await ada.sync('GET', `/draftOrders/${path}`);
      expect([path, answer.status, answer.json]).toMatchObject([path, 400, { error: { code: 'bad-request', field } }]);
    }
  });

  test('bodies are read strictly and built anew', async () => {
    const push = async (body: string) => (await ada.sync('POST', '/draftOrders/_bulk_docs', body)).json;
    const draft = aDraft();
    const rev = `1-${'a'.repeat(32)}`;
    const text = JSON.stringify({ docs: [{ ...draft, _rev: rev }], new_edits: false });
    expect(await push(text.replace('"type"', '"_id":"other","type"'))).toMatchObject({
      error: { code: 'bad-request', message: expect.stringContaining('"_id" is given twice') },
      name: 'bad-request',
    });
    expect(await push(text.replace('"stamps":{}', '"stamps":{"__proto__":{}}'))).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await push(text.replace('false', 'true'))).toMatchObject({ error: { code: 'bad-request' } });
    expect(await push(text.replace('"docs"', '"all_or_nothing":true,"docs"'))).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await push('[]')).toMatchObject({ error: { code: 'bad-request' } });
    expect(await push('')).toMatchObject({ error: { code: 'bad-request' } });
    expect(await push(`{"docs":${'['.repeat(50)}${']'.repeat(50)},"new_edits":false}`)).toMatchObject({
      error: { code: 'bad-request' },
    });
    const plain = await ada.sync('POST', '/draftOrders/_bulk_docs', text, { 'content-type': 'text/plain' });
    expect(plain.status).toBe(415);
    expect(await push(text)).toEqual([]);
    expect((await ada.sync('GET', `/draftOrders/${draft._id}`)).json).toEqual({ ...draft, _rev: rev });
  });

  test('a document is refused on its own for what CouchDB’s own fields may not be', async () => {
    const rev = `1-${'a'.repeat(32)}`;
    const hashes = ['a'.repeat(32)];
    const refusals = async (...docs: unknown[]) => {
      const answer = await ada.sync('POST', '/draftOrders/_bulk_docs', { docs, new_edits: false });
      expect(answer.status).toBe(201);
      return (answer.json as { reason: string }[]).map(({ reason }) => reason.split(':')[0]);
    };
    const draft = (fields: object) => ({ ...aDraft(), _rev: rev, ...fields });
    const stored = async () => ((await ada.sync('GET', '/draftOrders/_all_docs')).json as { rows: unknown[] }).rows;
    const before = await stored();
    expect(
      await refusals(
        draft({ _id: '_design/mine' }),
        draft({ _id: '_local/mine' }),
        draft({ _id: 'x'.repeat(100_000) }),
        draft({ _id: '../accounts/x' }),
        draft({ _id: 5 }),
        draft({ _rev: '1-x' }),
        draft({ _rev: undefined }),
        draft({ _attachments: { a: { data: 'eA==' } } }),
        draft({ _conflicts: [] }),
        draft({ _deleted: 'yes' }),
        draft({ _revisions: { start: 5, ids: hashes } }),
        draft({ _revisions: { start: 1, ids: [] } }),
        draft({ _revisions: { start: 1, ids: hashes, more: 1 } }),
        draft({ note: 'x'.repeat(300_000) }),
        'a text',
        null,
      ),
    ).toEqual([
      ...Array.from({ length: 5 }, () => '_id'),
      '_rev',
      '_rev',
      '_attachments',
      '_conflicts',
      '_deleted',
      '_revisions',
      '_revisions',
      '_revisions',
      expect.stringContaining('larger than'),
      'a document is an object',
      'a document is an object',
    ]);
    expect(await stored()).toEqual(before);
  });

  test('a checkpoint is kept where replication keeps it, and is small', async () => {
    const put = async (id: string, body: object) => (await ada.sync('PUT', `/draftOrders/_local/${id}`, body)).status;
    expect(await put('0123456789abcdefghijkl==', { last_seq: '5-x', history: [] })).toBe(201);
    expect(await put('mine', {})).toBe(403);
    expect(await put('0123456789abcdefghijkl==%2Fmore', {})).toBe(403);
    expect(await put('0123456789abcdefghijkl==', { junk: 'x'.repeat(5_000) })).toBe(413);
  });

  test('what is larger than the shop accepts is refused before it is read', async () => {
    const huge = JSON.stringify({ docs: [{ note: 'x'.repeat(9 * 1024 * 1024) }], new_edits: false });
    const answer = await ada.sync('POST', '/draftOrders/_bulk_docs', huge);
    expect([answer.status, answer.json]).toMatchObject([413, { error: { code: 'too-large' } }]);
    const ids = Array.from({ length: 3000 }, (_, index) => ({ id: `x${index}` }));
    expect((await ada.sync('POST', '/draftOrders/_bulk_get', { docs: ids })).status).toBe(400);
    expect((await on.newDevice().request('POST', '/api/session', `{"login":"${'x'.repeat(200_000)}"}`)).status).toBe(
      413,
    );
  });

  test('a large pull flows through', async () => {
    const bob = await on.newShopper();
    const processor = on.shop.as(PROCESSOR).use(userDatabase('placedOrders', uidOf(bob)));
    const orders = Array.from({ length: 300 }, () => aPlacedOrder(uidOf(bob)));
    await processor.bulk({ docs: orders });
    const docs = orders.map(({ _id }) => ({ id: _id }));
    const got = await bob.sync('POST', '/placedOrders/_bulk_get?revs=true&latest=true', { docs });
    expect(
      (got.json as { results: { docs: { ok?: object }[] }[] }).results
        .flatMap(({ docs }) => docs)
        .filter(({ ok }) => ok),
    ).toHaveLength(300);
  });

  test('a request that says it comes from another site changes nothing', async () => {
    for (const origin of ['https://evil.example', 'null', `${ada.origin}.evil.example`]) {
      const response = await fetch(`${ada.origin}/db/draftOrders/_bulk_docs`, {
        method: 'POST',
        headers: {
          origin,
          cookie: ada.cookie as string,
          'x-shop-user': uidOf(ada),
          'content-type': 'application/json',
        },
        body: JSON.stringify({ docs: [{ ...aDraft(), _rev: `1-${'c'.repeat(32)}` }], new_edits: false }),
      });
      expect([origin, response.status]).toEqual([origin, 403]);
    }
  });

  test('no header of a visitor reaches the database', async () => {
    const key = on.shop.key;
    expect(key.kid).toMatch(/^shop-/);
    const headers = {
      authorization: `Basic ${Buffer.from('admin:secret').toString('base64')}`,
      'x-auth-couchdb-username': 'admin',
      'x-auth-couchdb-roles': '_admin',
      'x-forwarded-for': '127.0.0.1',
      'x-couchdb-www-authenticate': 'Cookie',
    };
    const guest = on.newDevice();
    expect((await guest.request('GET', '/db/draftOrders', undefined, headers)).status).toBe(401);
    expect((await guest.request('GET', '/api/users', undefined, headers)).status).toBe(401);
    expect((await ada.sync('GET', '/draftOrders', undefined, headers)).status).toBe(200);
  });
});

/** A request whose path is sent as it stands: `fetch` would tidy it up. */
function rawRequest(url: string, path: string, device: Device): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  const headers = { cookie: device.cookie ?? '', 'x-shop-user': device.session?.userId ?? '' };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: 'GET', headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
