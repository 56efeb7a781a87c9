import { beforeEach, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

/** A function that refuses every document and tells what it was given. */
const tellAll =
  'function (newDoc, oldDoc, userCtx, secObj) { throw { forbidden: JSON.stringify([newDoc, oldDoc, userCtx, secObj]) }; }';

describeEachServer('validation functions', (server) => {
  let db: string;
  let name: string;
  let count = 0;
  beforeEach(async () => {
    name = await server.createDatabase(`validated${++count}`);
    db = `/${name}`;
  });
  const design = (source: string, id = 'rules', rest: object = {}) =>
    server.request('PUT', `${db}/_design/${id}`, { validate_doc_update: source, ...rest });
  const replicate = (...docs: object[]) => server.request('POST', `${db}/_bulk_docs`, { docs, new_edits: false });
  const seen = async (id: string, body: object) => {
    const { reason } = (await server.request('PUT', `${db}/${id}`, body)).json as { reason: string };
    const [newDoc, oldDoc] = JSON.parse(reason) as [Record<string, unknown>, Record<string, unknown> | null];
    return { newDoc, oldDoc };
  };

  test('forbidden is 403 and unauthorized 401, with the reason given, for server admins too', async () => {
    await design(
      'function (doc) { if (doc.bad) throw { forbidden: "no" }; if (doc.who) throw { unauthorized: "you" }; }',
    );
    const bad = await server.request('PUT', `${db}/a`, { bad: true });
    expect([bad.status, bad.json]).toEqual([403, { error: 'forbidden', reason: 'no' }]);
    const who = await server.request('PUT', `${db}/a`, { who: true });
    expect([who.status, who.json]).toEqual([401, { error: 'unauthorized', reason: 'you' }]);
    expect((await server.request('PUT', `${db}/a`, { good: true })).status).toBe(201);
  });

  test('a refused document in _bulk_docs is named; the others are written', async () => {
    await design('function (doc) { if (doc.bad) throw { forbidden: "no" }; }');
    const answer = await server.request('POST', `${db}/_bulk_docs`, { docs: [{ _id: 'a' }, { _id: 'b', bad: 1 }] });
    expect([answer.status, answer.json]).toMatchObject([
      201,
      [
        { ok: true, id: 'a' },
        { id: 'b', error: 'forbidden', reason: 'no' },
      ],
    ]);
    const replicated = await replicate({ _id: 'c', _rev: '1-c' }, { _id: 'd', _rev: '1-d', bad: 1 });
    expect(replicated.json).toMatchObject([{ id: 'd', error: 'forbidden', reason: 'no' }]);
    expect((await server.request('GET', `${db}/c`)).status).toBe(200);
    expect((await server.request('GET', `${db}/d`)).status).toBe(404);
  });

  test('a function that never ends times out, for its database alone', async () => {
    await design('function (doc) { while (doc.endless) {} }');
    const timedOut = { error: 'os_process_error', reason: 'OS process timed out.' };
    const put = await server.request('PUT', `${db}/a`, { endless: true });
    expect([put.status, put.json]).toMatchObject([500, timedOut]);
    const bulk = await server.request('POST', `${db}/_bulk_docs`, {
      docs: [{ _id: 'b', endless: true }, { _id: 'c' }],
    });
    expect([bulk.status, bulk.json]).toMatchObject([
      201,
      [
        { id: 'b', ...timedOut },
        { ok: true, id: 'c' },
      ],
    ]);
    expect((await server.request('PUT', `${db}/a`, { endless: false })).status).toBe(201);
  });

  test('it gets the new document, the old one, who writes and the security object', async () => {
    await design(tellAll);
    const answer = await server.request('PUT', `${db}/a`, { n: 1 });
    const [newDoc, oldDoc, userCtx, secObj] = JSON.parse((answer.json as { reason: string }).reason) as unknown[];
    expect(newDoc).toEqual({ _id: 'a', n: 1 });
    expect(oldDoc).toBeNull();
    expect(userCtx).toMatchObject({ db: name, name: server.admin.name, roles: ['_admin'] });
    expect(secObj).toMatchObject({ admins: {}, members: {} });
  });

  test('an ordinary edit shows the parent in _rev and _revisions; the old document is that parent', async () => {
    const { rev } = (await server.request('PUT', `${db}/a`, { n: 1 })).json as { rev: string };
    await design(tellAll);
    const { newDoc, oldDoc } = await seen('a', { _rev: rev, n: 2 });
    expect(newDoc).toMatchObject({ _id: 'a', _rev: rev, n: 2, _revisions: { start: 1, ids: [rev.slice(2)] } });
    expect(oldDoc).toMatchObject({ _id: 'a', _rev: rev, n: 1 });
  });

  test('a plain write over a deletion has no _revisions and no old document', async () => {
    const { rev } = (await server.request('PUT', `${db}/a`, { n: 1 })).json as { rev: string };
    await server.request('DELETE', `${db}/a?rev=${rev}`);
    await design(tellAll);
    const { newDoc, oldDoc } = await seen('a', { n: 2 });
    expect(newDoc).toEqual({ _id: 'a', n: 2 });
    expect(oldDoc).toBeNull();
  });

  test('a replicated revision shows its whole history; on an unrelated branch there is no old document', async () => {
    await replicate({ _id: 'a', _rev: '1-x', n: 1 });
    await design(tellAll);
    const told = async (document: object) => {
      const [{ reason }] = (await replicate(document)).json as [{ reason: string }];
      return JSON.parse(reason) as [Record<string, unknown>, Record<string, unknown> | null];
    };
    const [next, previous] = await told({ _id: 'a', _rev: '2-y', _revisions: { start: 2, ids: ['y', 'x'] }, n: 2 });
    expect(next).toMatchObject({ _rev: '2-y', _revisions: { start: 2, ids: ['y', 'x'] } });
    expect(previous).toMatchObject({ _rev: '1-x', n: 1 });
    const [branch, nothing] = await told({ _id: 'a', _rev: '1-other', n: 3 });
    expect(branch).toMatchObject({ _rev: '1-other', _revisions: { start: 1, ids: ['other'] } });
    expect(nothing).toBeNull();
  });

  test('a revision the server has already is not validated again', async () => {
    await replicate({ _id: 'a', _rev: '1-x', n: 1 });
    await design(tellAll);
    expect((await replicate({ _id: 'a', _rev: '1-x', n: 1 })).json).toEqual([]);
  });

  test('what the function does to its arguments changes nothing', async () => {
    await design('function (doc, old) { doc.n = 99; doc.extra = true; }');
    await server.request('PUT', `${db}/a`, { n: 1 });
    const read = (await server.request('GET', `${db}/a`)).json as object;
    expect(read).toMatchObject({ n: 1 });
    expect(read).not.toHaveProperty('extra');
  });

  test('local documents are not validated', async () => {
    await design(tellAll);
    expect((await server.request('PUT', `${db}/_local/a`, {})).status).toBe(201);
  });

  test('design documents need a database admin and are not validated', async () => {
    await design(tellAll);
    expect((await design('function () {}', 'other')).status).toBe(201);
    const stranger = await server.request('PUT', `${db}/_design/mine`, {}, {});
    expect(stranger.status).toBe(401);
  });

  test('all functions have to accept, and a changed function counts from the next write on', async () => {
    const first = (await design('function (doc) { if (doc.a) throw { forbidden: "a" }; }', 'a')).json as {
      rev: string;
    };
    await design('function (doc) { if (doc.b) throw { forbidden: "b" }; }', 'b');
    expect((await server.request('PUT', `${db}/x`, { a: 1 })).status).toBe(403);
    expect((await server.request('PUT', `${db}/x`, { b: 1 })).status).toBe(403);
    await design('function () {}', 'a', { _rev: first.rev });
    expect((await server.request('PUT', `${db}/x`, { a: 1 })).status).toBe(201);
  });

  test('a function that does not compile is stored, and then nothing can be written', async () => {
    expect((await design('function (doc) { this is no code')).status).toBe(201);
    const answer = await server.request('PUT', `${db}/a`, {});
    expect(answer.status).toBe(500);
    expect((await server.request('GET', `${db}/a`)).status).toBe(404);
  });

  test('a function may require modules of its design document', async () => {
    await design('function (doc) { if (require("lib/words").isBad(doc.word)) throw { forbidden: "word" }; }', 'rules', {
      lib: { words: 'exports.isBad = function (word) { return word === "bad"; };' },
    });
    expect((await server.request('PUT', `${db}/a`, { word: 'bad' })).status).toBe(403);
    expect((await server.request('PUT', `${db}/a`, { word: 'good' })).status).toBe(201);
  });

  test('attachments are shown as stubs', async () => {
    await design(tellAll);
    const data = btoa('hello');
    const { newDoc } = await seen('a', { _attachments: { f: { content_type: 'text/plain', data } } });
    expect(newDoc['_attachments']).toMatchObject({ f: { content_type: 'text/plain', stub: true, length: 5 } });
    expect(JSON.stringify(newDoc)).not.toContain(data);
  });
});
