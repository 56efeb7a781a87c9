import { createHmac, randomBytes } from 'node:crypto';
import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { sampleLine, sampleOrder } from '@coffee-catalog/shared/testing/sample-orders';
import { v7 as uuidV7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compareDatabase } from '../databases/compare-database.ts';
import { type PlannedDatabase, planDatabase } from '../databases/planned-database.ts';
import { accountPrincipal, CATALOG_LOADER, PROCESSOR } from '../principals/principal.ts';
import { signToken } from '../principals/sign-token.ts';
import { callerAs, type DatabaseCaller } from './database-caller.ts';
import { describeEachServer } from './each-server.ts';
import { removeDocuments } from './remove-documents.ts';
import { sampleDocument } from './sample-document.ts';
import { type ShopOnServer, shopOnServer } from './shop-on-server.ts';

const refused = 403;
const written = 201;
const hash = () => randomBytes(16).toString('hex');

/* A shopper's valid account, raw HTTP, and no gateway in between: the database itself must hold. */
describeEachServer('a hostile shopper at the database', (server) => {
  let shop: ShopOnServer;
  let uid: string;
  let victim: string;
  let shopper: DatabaseCaller;
  let owner: DatabaseCaller;
  let processor: DatabaseCaller;
  let placedOrders: string;

  beforeAll(async () => {
    shop = await shopOnServer(server);
    uid = (await shop.newUser()).uid;
    victim = (await shop.newUser()).uid;
    shopper = callerAs(server, shop.key, accountPrincipal(uid, []));
    owner = callerAs(server, shop.key, accountPrincipal(uuidV7().replaceAll('-', ''), ['bluebottle']));
    processor = callerAs(server, shop.key, PROCESSOR);
    placedOrders = userDatabase('placedOrders', uid);
  });

  const order = (changes: object = {}) => ({ ...sampleOrder({ _id: uuidV7(), userId: uid }), ...changes });

  describe('changes a price (1)', () => {
    test('a quote is an amount, and nothing else', async () => {
      const cheap = order({ quote: { total: 1, currency: 'EUR' }, lines: [sampleLine({ unitPrice: 1 })] });
      // It may quote what it likes: what is charged is the shop's decision.
      expect((await shopper.replicate(placedOrders, cheap)).status).toBe(written);
      for (const unitPrice of [-1, 0.5, 1e300, '420', null]) {
        const answer = await shopper.replicate(placedOrders, order({ lines: [{ ...sampleLine(), unitPrice }] }));
        expect(answer).toEqual({ status: refused, reason: expect.stringMatching(/^lines\[0\]\.unitPrice: must be /) });
      }
    });

    test('there is no discount, and no price in the catalog for a shopper to write', async () => {
      const discounted = await shopper.replicate(placedOrders, order({ discount: 100 }));
      expect(discounted).toEqual({ status: refused, reason: 'discount: is not a known field' });
      const item = sampleDocument('catalog', uid);
      expect((await callerAs(server, shop.key, CATALOG_LOADER).write('catalog', item)).status).toBe(written);
      expect((await shopper.write('catalog', { ...item, price: { amount: 1, currency: 'EUR' } })).status).not.toBe(
        written,
      );
      expect((await shopper.replicate('catalog', item)).status).toBe(refused);
      await removeDocuments(shop.as(CATALOG_LOADER), 'catalog', [item._id]);
    });
  });

  describe('forges what the shop says (2)', () => {
    test.each([
      ['receivedTime', '2026-11-20T08:05:00.000Z'],
      ['claimedTime', '2026-11-20T08:05:00.000Z'],
      ['status', 'received'],
      ['orderNumber', 1],
      ['total', 0],
      ['history', []],
    ])('%s in an order', async (field, value) => {
      const answer = await shopper.replicate(placedOrders, order({ [field]: value }));
      expect(answer).toEqual({ status: refused, reason: `${field}: is not a known field` });
    });

    test.each(['"type":"order"', '"kind":"pickup"', '"currency":"EUR"'])(
      'a member named __proto__ beside %s',
      async (beside) => {
        const document = JSON.stringify(order({ _rev: `1-${hash()}` }));
        const docs = document.replace(beside, `${beside},"__proto__":{"status":"received"}`);
        const headers = { authorization: `Bearer ${tokenOf(shop.key, uid)}`, 'content-type': 'application/json' };
        const body = `{"docs":[${docs}],"new_edits":false}`;
        const answer = await fetch(`${server.url}/${placedOrders}/_bulk_docs`, { method: 'POST', headers, body });
        // As a member that the database itself does not know, or as one that the schema does not.
        expect(await answer.text()).toMatch(/__proto__/);
        const { _id } = JSON.parse(document) as { _id: string };
        expect((await server.request('GET', `/${placedOrders}/${_id}`)).status).toBe(404);
      },
    );
  });

  describe('rewrites what was placed (3, 4)', () => {
    let placed: { _id: string; _rev: string };
    const read = async (query = '') =>
      (await server.request('GET', `/${placedOrders}/${placed._id}${query}`)).json as Record<string, unknown>;

    beforeEach(async () => {
      placed = { ...order(), _rev: `1-${hash()}` };
      await shopper.replicate(placedOrders, placed);
    });
    async function retire(): Promise<string> {
      const _rev = `2-${hash()}`;
      const _revisions = { start: 2, ids: [_rev.slice(2), placed._rev.slice(2)] };
      const tombstone = { _id: placed._id, _rev, _revisions, _deleted: true };
      expect((await processor.replicate(placedOrders, tombstone)).status).toBe(written);
      return _rev;
    }

    test('an ordinary edit', async () => {
      expect((await shopper.write(placedOrders, { ...placed, customerName: 'Eve' })).status).toBe(refused);
    });

    test('a deletion, of either kind', async () => {
      expect((await shopper.write(placedOrders, { ...placed, _deleted: true })).status).toBe(refused);
      const ids = [hash(), placed._rev.slice(2)];
      const tombstone = { _id: placed._id, _rev: `2-${ids[0]}`, _revisions: { start: 2, ids }, _deleted: true };
      expect((await shopper.replicate(placedOrders, tombstone)).status).toBe(refused);
      expect((await shopper.replicate(placedOrders, { _id: uuidV7(), _deleted: true })).status).toBe(refused);
    });

    test.each([2, 3, 50])('a branch of its own that is %i revisions deep', async (start) => {
      const ids = Array.from({ length: start }, hash);
      const deep = { ...placed, customerName: 'Eve', _rev: `${start}-${ids[0]}`, _revisions: { start, ids } };
      expect((await shopper.replicate(placedOrders, deep)).status).toBe(refused);
      const stemless = { ...placed, customerName: 'Eve', _rev: `${start}-${hash()}` };
      expect((await shopper.replicate(placedOrders, stemless)).status).toBe(refused);
      expect(await read()).toMatchObject({ _rev: placed._rev, customerName: 'Ada' });
    });

    test('a revision that grows out of the placed one', async () => {
      const ids = [hash(), placed._rev.slice(2)];
      const grown = { ...placed, customerName: 'Eve', _rev: `2-${ids[0]}`, _revisions: { start: 2, ids } };
      expect((await shopper.replicate(placedOrders, grown)).status).toBe(refused);
    });

    test('a revival over its tombstone, in every way there is', async () => {
      const tombstone = await retire();
      const { _rev, ...content } = placed;
      const ids = [hash(), tombstone.slice(2), placed._rev.slice(2)];
      const attempts = [
        shopper.write(placedOrders, content),
        shopper.write(placedOrders, { ...content, _rev: tombstone }),
        shopper.write(placedOrders, { ...content, _revisions: { start: 1, ids: [_rev.slice(2)] } }),
        shopper.write(placedOrders, { ...content, _revisions: { start: 2, ids: [tombstone.slice(2)] } }),
        shopper.replicate(placedOrders, { ...content, _rev: `3-${ids[0]}`, _revisions: { start: 3, ids } }),
        shopper.replicate(placedOrders, { ...content, _rev: `9-${hash()}` }),
      ];
      expect((await Promise.all(attempts)).map(({ status }) => status).filter((status) => status < 400)).toEqual([]);
      const put = await shopper.request('PUT', `/${placedOrders}/${placed._id}`, content);
      expect(put.status).toBe(refused);
      expect(await read()).toMatchObject({ error: 'not_found', reason: 'deleted' });
    });

    test('the same revision again changes nothing', async () => {
      await retire();
      expect((await shopper.replicate(placedOrders, placed)).status).toBe(written);
      expect(await read()).toMatchObject({ error: 'not_found', reason: 'deleted' });
    });

    test('an order that nobody has retired is not touched by a copy', async () => {
      const copy = await server.request('COPY', `/${placedOrders}/${placed._id}`, undefined, {
        authorization: `Bearer ${tokenOf(shop.key, uid)}`,
        destination: uuidV7(),
      });
      expect(copy.status).toBe(refused);
    });

    test('a sibling of the first generation stays beside it, and nothing else changes', async () => {
      const sibling = { ...placed, customerName: 'Eve', _rev: `1-${hash()}` };
      expect((await shopper.replicate(placedOrders, sibling)).status).toBe(written);
      const leaves = await read('?conflicts=true');
      expect(new Set([leaves['_rev'], ...(leaves['_conflicts'] as string[])])).toEqual(
        new Set([placed._rev, sibling._rev]),
      );
    });
  });

  test("takes another user's order id or name (5)", async () => {
    const answer = await shopper.replicate(placedOrders, order({ userId: victim }));
    expect(answer).toEqual({ status: refused, reason: 'userId: is not the user whose collection this is' });
    expect((await shopper.replicate('orders', sampleDocument('orders', victim))).status).toBe(refused);
    expect((await shopper.replicate('orders', sampleDocument('orders', uid))).status).toBe(refused);
  });

  describe('sends strange ids (6)', () => {
    const id = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0002';
    test.each([
      '../catalog',
      id.toUpperCase(),
      `${id}\n`,
      ` ${id}`,
      `${id}\u0000`,
      `${id}/items/x`,
      id.replace('a', '\uff41'),
      'cancel:..',
      `cancel:${id}x`,
      'x',
      '{',
      'a'.repeat(100_000),
    ])('%j', async (_id) => {
      const answer = await shopper.replicate(placedOrders, order({ _id }));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      const drafted = await shopper.write(userDatabase('draftOrders', uid), {
        ...sampleDocument('draftOrders', uid),
        _id,
      });
      expect(drafted.status).toBeGreaterThanOrEqual(400);
      expect(drafted.status).toBeLessThan(500);
    });

    test('a cancellation that names another order than its id', async () => {
      const answer = await shopper.replicate(placedOrders, {
        _id: `cancel:${id}`,
        type: 'cancel',
        schemaVersion: 1,
        userId: uid,
        deviceId: uuidV7(),
        orderId: uuidV7(),
        requestedTime: '2026-11-20T08:05:00.000Z',
      });
      expect(answer).toEqual({ status: refused, reason: '_id: does not fit the document' });
    });
  });

  describe('takes over a database (7)', () => {
    const design = { language: 'javascript', views: { heavy: { map: 'function (doc) { for (;;) {} }' } } };
    test.each(USER_COLLECTIONS)('%s: design documents, security and settings are out of reach', async (collection) => {
      const database = userDatabase(collection, uid);
      const { _rev } = (await server.request('GET', `/${database}/_design/validation`)).json as { _rev: string };
      const attempts: [method: string, path: string, body?: unknown][] = [
        ['PUT', '/_design/mine', design],
        ['PUT', '/_design/validation', { _rev, language: 'javascript' }],
        ['POST', '/_index', { index: { fields: ['userId'] } }],
        ['PUT', '/_security', { admins: { names: [uid] } }],
        ['PUT', '/_revs_limit', 1],
        ['POST', '/_compact', {}],
        ['POST', '/_purge', { '_design/validation': [_rev] }],
        ['DELETE', ''],
      ];
      for (const [method, path, body] of attempts) {
        const { status } = await shopper.request(method, `/${database}${path}`, body);
        // CouchDB answers 500 to whoever may not administer some of this; what counts is that nothing has changed.
        expect([method, path, [401, 403, 500].includes(status)]).toEqual([method, path, true]);
      }
      expect((await server.request('GET', `/${database}/_revs_limit`)).json).toBe(1000);
      const { status } = await shopper.write(database, { _id: '_design/mine', ...design });
      expect([401, 403]).toContain(status);
      expect((await shopper.replicate(database, { _id: '_design/mine', ...design })).status).not.toBe(written);
      const plan = await planDatabase(database);
      expect(await compareDatabase(shop.couch, plan as PlannedDatabase)).toEqual([]);
      const designs = await server.request('GET', `/${database}/_all_docs?startkey="_design/"&endkey="_design0"`);
      expect(designs.json).toMatchObject({ rows: [{ id: '_design/validation', value: { rev: _rev } }] });
    });
  });

  describe('sends too much (8)', () => {
    test('10,000 lines', async () => {
      const lines = Array.from({ length: 10_000 }, () => sampleLine());
      const answer = await shopper.replicate(placedOrders, order({ lines }));
      expect(answer.status).toBe(refused);
      const some = await shopper.replicate(placedOrders, order({ lines: lines.slice(0, 101) }));
      expect(some).toEqual({ status: refused, reason: 'lines: must have at most 100 entries' });
    });

    test('half a megabyte where the fields have no bound of their own', async () => {
      const sealedFrom = Object.fromEntries(Array.from({ length: 5_000 }, () => [uuidV7(), { [uuidV7()]: 1 }]));
      const answer = await shopper.replicate(placedOrders, order({ sealedFrom }));
      expect(answer).toEqual({ status: refused, reason: '_id: must have at most 256000 characters in all' });
      const counts = Object.fromEntries(Array.from({ length: 8_000 }, () => [uuidV7(), { n: 1, seq: 1 }]));
      const orderId = uuidV7();
      const line = {
        type: 'draft-line',
        schemaVersion: 1,
        itemId: uuidV7(),
        options: {},
        counts,
        consent: {},
        stamps: {},
      };
      const draft = await shopper.write(userDatabase('draftOrders', uid), {
        _id: `${orderId}/items/${uuidV7()}`,
        ...line,
      });
      expect(draft.status).toBe(refused);
    });

    test('attachments', async () => {
      const _attachments = { a: { content_type: 'text/plain', data: 'YQ==' } };
      expect(await shopper.replicate(placedOrders, order({ _attachments }))).toEqual({
        status: refused,
        reason: '_attachments: is not a known field',
      });
      const drafts = userDatabase('draftOrders', uid);
      const draft = sampleDocument('draftOrders', uid);
      const { rev } = await shopper.write(drafts, draft);
      const attached = await shopper.request('PUT', `/${drafts}/${draft._id}/a?rev=${rev}`, 'x');
      expect(attached.status).toBe(refused);
      const tombstone = await shopper.write(drafts, { _id: draft._id, _rev: rev, _deleted: true, _attachments });
      expect(tombstone.status).toBe(refused);
    });
  });

  describe("reads and writes what is another's (13)", () => {
    const paths = [
      '',
      '/_all_docs',
      '/_changes',
      '/_changes?feed=longpoll&timeout=1',
      '/_local_docs',
      '/_local/x',
      '/_design/validation',
      '/_security',
      '/profile',
    ];
    const calls: [method: string, path: string, body?: unknown][] = [
      ...paths.map((path): [string, string] => ['GET', path]),
      ['POST', '/_all_docs', { keys: ['profile'] }],
      ['POST', '/_bulk_get', { docs: [{ id: 'profile' }] }],
      ['POST', '/_find', { selector: {} }],
      ['POST', '/_changes?filter=_selector', { selector: {} }],
      ['POST', '/_revs_diff', { profile: ['1-a'] }],
      ['PUT', '/_local/x', {}],
    ];

    test.each(USER_COLLECTIONS)("another user's %s", async (collection) => {
      const database = userDatabase(collection, victim);
      for (const [method, path, body] of calls) {
        const { status } = await shopper.request(method, `/${database}${path}`, body);
        expect([method, path, status]).toEqual([method, path, refused]);
      }
    });

    test('drafts, by bluebottle', async () => {
      for (const [method, path, body] of calls) {
        const { status } = await owner.request(method, `/${userDatabase('draftOrders', victim)}${path}`, body);
        expect([method, path, status]).toEqual([method, path, refused]);
      }
    });

    test('their own processedOrders, to write', async () => {
      const database = userDatabase('processedOrders', uid);
      const document = sampleDocument('processedOrders', uid);
      expect((await shopper.write(database, document)).status).toBe(refused);
      expect((await shopper.replicate(database, document)).status).toBe(refused);
      expect((await processor.write(database, document)).status).toBe(written);
      const { rev } = await processor.write(
        userDatabase('processedOrders', uid),
        sampleDocument('processedOrders', uid),
      );
      expect(rev).toBeDefined();
      const ids = [hash(), hash(), hash()];
      const forged = { ...document, total: 0, _rev: `3-${ids[0]}`, _revisions: { start: 3, ids } };
      expect((await shopper.replicate(database, forged)).status).toBe(refused);
    });

    test('the shop’s own databases, and the list of all', async () => {
      for (const database of ['orders', 'stock', 'kitchen', 'parked', 'accounts', 'sessions', 'images'])
        expect([database, (await shopper.request('GET', `/${database}/_all_docs`)).status]).toEqual([
          database,
          refused,
        ]);
      for (const path of ['/_users/_all_docs', '/_all_dbs', '/_dbs_info', '/_db_updates', '/_node/_local/_config'])
        expect([401, 403]).toContain((await shopper.request('GET', path)).status);
    });
  });

  describe('forges who they are (15)', () => {
    const soon = () => Math.floor(Date.now() / 1000) + 600;
    const claims = (changes: object = {}) => ({
      sub: 'order-processor',
      '_couchdb.roles': ['order-processor'],
      exp: soon(),
      ...changes,
    });
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = (header: object, body: object, secret: Uint8Array, algorithm = 'sha256') => {
      const text = `${encode(header)}.${encode(body)}`;
      return `${text}.${createHmac(algorithm, secret).update(text).digest('base64url')}`;
    };
    async function nameOf(headers: Record<string, string>): Promise<unknown> {
      const { json } = await server.request('GET', '/_session', undefined, headers);
      return (json as { userCtx?: { name?: unknown } }).userCtx?.name ?? null;
    }
    const known = (token: string) => nameOf({ authorization: `Bearer ${token}` });

    test('a token that is not ours makes nobody of anybody', async () => {
      const { kid, secret } = shop.key;
      const header = { alg: 'HS256', typ: 'JWT', kid };
      expect(await known(signed(header, claims(), secret))).toBe('order-processor');
      const forged = [
        signed(header, claims(), randomBytes(32)),
        signed({ ...header, kid: 'shop-0000000000000000' }, claims(), secret),
        signed({ ...header, kid: '../shop' }, claims(), secret),
        signed({ alg: 'HS256', typ: 'JWT' }, claims(), secret),
        signed({ ...header, alg: 'HS512' }, claims(), secret, 'sha256'),
        `${encode({ ...header, alg: 'none' })}.${encode(claims())}.`,
        `${encode({ ...header, alg: 'HS256' })}.${encode(claims())}.`,
        signed(header, claims({ exp: soon() - 3600 }), secret),
        signed(header, claims({ exp: undefined }), secret),
        `${tokenOf(shop.key, uid).split('.')[0]}.${encode(claims())}.${tokenOf(shop.key, uid).split('.')[2]}`,
        'x.y.z',
        '',
      ];
      for (const token of forged) expect([token, await known(token)]).toEqual([token, null]);
    });

    test('headers of a proxy are not believed', async () => {
      const headers = {
        'x-auth-couchdb-username': 'order-processor',
        'x-auth-couchdb-roles': '_admin,order-processor',
        'x-auth-couchdb-token': hash(),
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-user': 'admin',
      };
      expect(await nameOf(headers)).toBe(null);
      const shopperToo = await nameOf({ ...headers, authorization: `Bearer ${tokenOf(shop.key, uid)}` });
      expect(shopperToo).toBe(uid);
    });
  });

  test('the server admin too is nobody to the shop: set-up writes no orders', async () => {
    const answer = await server.request('PUT', `/orders/${uid}:${uuidV7()}`, sampleDocument('orders', uid));
    expect(answer.status).toBe(refused);
  });
});

function tokenOf(key: ShopOnServer['key'], uid: string): string {
  return signToken(key, accountPrincipal(uid, []), Date.now() / 1000 + 600);
}
