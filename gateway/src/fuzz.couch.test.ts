import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { fuzzProgress, fuzzRequests } from '@coffee-catalog/couchdb/contract/fuzz-progress';
import { SYNC_COLLECTIONS } from '@coffee-catalog/shared/databases/databases';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from './testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from './testing/gateway-on-server.ts';

const REQUESTS = fuzzRequests(300);

const id = fc.oneof(
  fc.uuid({ version: 7 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map(encodeURIComponent),
  fc.constantFrom(
    '_design%2Fvalidation',
    '..%2Faccounts',
    '%00',
    'item:x',
    '0123456789abcdefghijkl==',
    '%',
    'a/b',
    '_local%2Fx',
  ),
);
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map(encodeURIComponent);
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'since',
        'limit',
        'feed',
        'timeout',
        'style',
        'keys',
        'rev',
        'open_revs',
        'after',
        'status',
        'user',
        '__proto__',
      ),
      fc.oneof(text, fc.constantFrom('1', '0', 'now', 'normal', 'all', '[]', '%22%22', 'guest')),
    ),
    { maxLength: 3 },
  )
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`));
const path = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...SYNC_COLLECTIONS, 'accounts', 'kitchen'),
          fc.oneof(
            id,
            fc.constantFrom('', '_changes', '_bulk_get', '_bulk_docs', '_all_docs', '_revs_diff', '_find', '_local/x'),
          ),
        )
        .map(([collection, rest]) => `/db/${collection}/${rest}`),
      fc
        .tuple(
          fc.constantFrom(
            'users',
            'session',
            'items',
            'images',
            'orders',
            'parked',
            'stock',
            'audit',
            'shop',
            'devices',
            'push',
            'account',
            'pairings',
            'pairing-claims',
            'password',
            'nothing',
          ),
          fc.oneof(id, fc.constant('')),
          fc.constantFrom('', '/retry', '/password-reset', '/confirm', '/session', '/pairings', '/subscription'),
        )
        .map(([what, rest, more]) => `/api/${what}${rest === '' ? '' : `/${rest}`}${more}`),
      id.map((name) => `/images/${name}`),
      id.map((name) => `/${name}`),
    ),
    query,
  )
  .map(([where, what]) => where + what);
const document = fc.record(
  {
    _id: fc.oneof(fc.uuid({ version: 7 }), fc.string({ unit: 'grapheme' }), fc.integer()),
    _rev: fc.oneof(fc.constant(`1-${'a'.repeat(32)}`), fc.string()),
    _revisions: fc.oneof(fc.jsonValue(), fc.record({ start: fc.integer(), ids: fc.array(fc.string()) })),
    _deleted: fc.jsonValue(),
    _attachments: fc.jsonValue(),
    type: fc.constantFrom('order', 'draft', 'profile', 'x'),
    counts: fc.jsonValue(),
    lines: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  fc
    .record({
      docs: fc.oneof(fc.array(document, { maxLength: 4 }), fc.jsonValue()),
      new_edits: fc.constantFrom(true, false, 0),
    })
    .map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        email: fc.oneof(fc.emailAddress(), fc.jsonValue()),
        login: fc.jsonValue(),
        password: fc.oneof(fc.string({ minLength: 10 }), fc.jsonValue()),
        name: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.constantFrom('', '{', '{"a":1,"a":2}', '{"__proto__":{}}', '"\\ud800"', '1e999', '[[[[[[[[[[[[[[[[[[[[[[[[['),
  fc.string({ unit: 'binary' }),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'image/png',
      'application/json; charset=utf-16',
      'multipart/form-data',
    ),
    accept: fc.constantFrom('text/html', '*/*', 'multipart/mixed'),
    'x-shop-user': fc.oneof(fc.constantFrom('guest', '0'.repeat(32)), fc.stringMatching(/^[!-~]{0,40}$/)),
    'if-none-match': fc.stringMatching(/^[!-~]{0,40}$/),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', '::1', 'x'),
  },
  { requiredKeys: [] },
);

describeEachServer('made-up requests', (server) => {
  let on: GatewayOnServer;
  let ada: Device;
  beforeAll(async () => {
    const plenty = { max: 1_000_000, perSeconds: 1 };
    on = await gatewayOnServer(server, {
      limits: {
        requestsPerAddress: plenty,
        signUpsPerAddress: { max: 5, perSeconds: 600 },
        syncRequestsPerAccount: plenty,
      },
    });
    ada = await on.newShopper();
  });
  afterAll(() => on?.close());

  test(
    'are never a failure of ours, never more than a visitor may do, and stop nobody else',
    async () => {
      const request = fc.record({
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
        path,
        body,
        headers,
        known: fc.boolean(),
      });
      const requested = fuzzProgress('gateway', REQUESTS);
      await fc.assert(
        fc.asyncProperty(request, async ({ method, path, body, headers, known }) => {
          requested();
          const device = known ? ada : on.newDevice();
          const bare = method === 'GET' || method === 'HEAD';
          const answer = await device.request(method, path, bare ? undefined : body, headers);
          if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) return;
          expect([method, path, answer.status, answer.status < 500]).toEqual([method, path, answer.status, true]);
          // Nothing of the database's inside, and no error in another shape than ours.
          expect(answer.text).not.toMatch(/"accounts"|scrypt|tokenHash|at .*\.ts:\d+/);
          const refused = answer.status >= 400 && method !== 'HEAD';
          expect([
            path,
            refused ? typeof (answer.json as { error?: { code?: unknown } })?.error?.code : 'string',
          ]).toEqual([path, 'string']);
        }),
        { numRuns: REQUESTS, timeout: 20_000 },
      );
      expect((await on.newDevice().request('GET', '/health')).status).toBe(200);
    },
    Math.max(60_000, REQUESTS * 100),
  );
});
