import { beforeEach, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

describeEachServer('_bulk_docs and what replication asks', (server) => {
  let db: string;
  let count = 0;
  beforeEach(async () => {
    db = `/${await server.createDatabase(`bulk${++count}`)}`;
  });
  const bulk = (body: object) => server.request('POST', `${db}/_bulk_docs`, body);
  const replicate = (...docs: object[]) => bulk({ docs, new_edits: false });

  test('each document is answered, in order; one conflict stops no other', async () => {
    await server.request('PUT', `${db}/b`, {});
    const answer = await bulk({ docs: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }, { n: 1 }] });
    expect([answer.status, answer.json]).toMatchObject([
      201,
      [
        { ok: true, id: 'a' },
        { id: 'b', error: 'conflict', reason: 'Document update conflict.' },
        { ok: true, id: 'c' },
        { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ],
    ]);
  });

  test('the same id twice in one request: the second is a conflict', async () => {
    const answer = await bulk({
      docs: [
        { _id: 'a', n: 1 },
        { _id: 'a', n: 2 },
      ],
    });
    expect(answer.json).toMatchObject([{ ok: true }, { id: 'a', error: 'conflict' }]);
  });

  test('a malformed document fails the whole request, and nothing is written', async () => {
    expect((await bulk({ docs: [{ _id: 'a' }, { _id: '_bad' }] })).status).toBe(400);
    expect((await bulk({ docs: [{ _id: 'a' }, { _id: 'b', _secret: 1 }] })).status).toBe(400);
    expect((await bulk({})).json).toEqual({
      error: 'bad_request',
      reason: 'POST body must include `docs` parameter.',
    });
    expect((await bulk({ docs: {} })).status).toBe(400);
    expect((await server.request('GET', db)).json).toMatchObject({ doc_count: 0 });
  });

  test('the content type has to be JSON', async () => {
    const response = await fetch(`${server.adminUrl.replace(/\/\/.*@/, '//')}${db}/_bulk_docs`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}`,
        'content-type': 'text/plain',
      },
      body: '{"docs":[]}',
    });
    expect(response.status).toBe(415);
  });

  test('new_edits: false keeps revisions as they are and answers only refusals', async () => {
    const answer = await replicate({ _id: 'a', _rev: '3-c', _revisions: { start: 3, ids: ['c', 'b', 'a'] }, n: 3 });
    expect([answer.status, answer.json]).toEqual([201, []]);
    expect((await server.request('GET', `${db}/a?revs=true`)).json).toEqual({
      _id: 'a',
      _rev: '3-c',
      n: 3,
      _revisions: { start: 3, ids: ['c', 'b', 'a'] },
    });
  });

  test('replicating the same again changes no sequence', async () => {
    const document = { _id: 'a', _rev: '1-x', n: 1 };
    await replicate(document);
    const before = (await server.request('GET', db)).json as { update_seq: string };
    await replicate(document);
    const after = (await server.request('GET', db)).json as { update_seq: string };
    expect(Number.parseInt(after.update_seq, 10)).toBe(Number.parseInt(before.update_seq, 10));
  });

  test('branches conflict; the longest chain wins, then the greater hash; deletions lose', async () => {
    await replicate(
      { _id: 'a', _rev: '2-a', _revisions: { start: 2, ids: ['a', 'root'] }, n: 'a' },
      { _id: 'a', _rev: '2-b', _revisions: { start: 2, ids: ['b', 'root'] }, n: 'b' },
      { _id: 'a', _rev: '4-z', _revisions: { start: 4, ids: ['z', 'y', 'x', 'root'] }, _deleted: true },
    );
    const read = await server.request('GET', `${db}/a?conflicts=true&deleted_conflicts=true`);
    expect(read.json).toMatchObject({ _rev: '2-b', n: 'b', _conflicts: ['2-a'], _deleted_conflicts: ['4-z'] });
  });

  test('open_revs gives every leaf, or the revisions asked for', async () => {
    await replicate({ _id: 'a', _rev: '1-a', n: 'a' }, { _id: 'a', _rev: '1-b', n: 'b' });
    const all = (await server.request('GET', `${db}/a?open_revs=all`)).json as { ok: { _rev: string } }[];
    expect(all.map((each) => each.ok._rev).sort()).toEqual(['1-a', '1-b']);
    const some = await server.request('GET', `${db}/a?revs=true&open_revs=${encodeURIComponent('["1-a","1-zz"]')}`);
    expect(some.json).toEqual([
      { ok: { _id: 'a', _rev: '1-a', n: 'a', _revisions: { start: 1, ids: ['a'] } } },
      { missing: '1-zz' },
    ]);
  });

  test('_revs_diff names what the server never had, and still knows what was deleted and compacted', async () => {
    await replicate({ _id: 'a', _rev: '1-x', n: 1 });
    const deleted = await server.request('DELETE', `${db}/a?rev=1-x`);
    await server.request('POST', `${db}/_compact`, {});
    const { rev } = deleted.json as { rev: string };
    const answer = await server.request('POST', `${db}/_revs_diff`, { a: ['1-x', rev, '1-y'], b: ['1-z'] });
    expect(answer.json).toMatchObject({ a: { missing: ['1-y'] }, b: { missing: ['1-z'] } });
    const nothing = await server.request('POST', `${db}/_revs_diff`, { a: ['1-x', rev] });
    expect(nothing.json).toEqual({});
  });

  test('_bulk_get gives documents at their revisions and says what is missing', async () => {
    await replicate({ _id: 'a', _rev: '2-y', _revisions: { start: 2, ids: ['y', 'x'] }, n: 1 });
    const docs = [{ id: 'a', rev: '2-y' }, { id: 'a', rev: '9-q' }, { id: 'b' }];
    const answer = await server.request('POST', `${db}/_bulk_get?revs=true`, { docs });
    expect(answer.json).toMatchObject({
      results: [
        { id: 'a', docs: [{ ok: { _id: 'a', _rev: '2-y', n: 1, _revisions: { start: 2, ids: ['y', 'x'] } } }] },
        { id: 'a', docs: [{ error: { id: 'a', rev: '9-q', error: 'not_found', reason: 'missing' } }] },
        { id: 'b', docs: [{ error: { id: 'b', error: 'not_found', reason: 'missing' } }] },
      ],
    });
  });

  test('_bulk_get with latest=true of an unknown revision is an answer, not a crash', async () => {
    await replicate({ _id: 'a', _rev: '1-x' });
    const docs = [{ id: 'a', rev: '7-unknown' }];
    const answer = await server.request('POST', `${db}/_bulk_get?latest=true`, { docs });
    expect([answer.status, answer.json]).toMatchObject([200, { results: [{ id: 'a' }] }]);
    expect((await server.request('GET', `${db}/a`)).status).toBe(200);
  });

  test('a deletion that carries data is replicated with its data', async () => {
    await replicate({ _id: 'a', _rev: '1-x', n: 1 });
    await replicate({ _id: 'a', _rev: '2-y', _revisions: { start: 2, ids: ['y', 'x'] }, _deleted: true, placed: true });
    const answer = await server.request('GET', `${db}/a?rev=2-y`);
    expect(answer.json).toEqual({ _id: 'a', _rev: '2-y', _deleted: true, placed: true });
    const listed = await server.request('POST', `${db}/_all_docs`, { keys: ['a', 'b'] });
    expect(listed.json).toMatchObject({
      rows: [
        { id: 'a', key: 'a', value: { rev: '2-y', deleted: true } },
        { key: 'b', error: 'not_found' },
      ],
    });
  });

  test('revisions beyond the limit are forgotten, the newest are kept', async () => {
    await server.request('PUT', `${db}/_revs_limit`, 3);
    expect((await server.request('GET', `${db}/_revs_limit`)).json).toBe(3);
    let rev: string | undefined;
    for (let n = 1; n <= 6; n++) {
      rev = ((await server.request('PUT', `${db}/a`, { ...(rev ? { _rev: rev } : {}), n })).json as { rev: string })
        .rev;
    }
    const read = (await server.request('GET', `${db}/a?revs=true`)).json as {
      _revisions: { start: number; ids: string[] };
    };
    expect(read._revisions.start).toBe(6);
    expect(read._revisions.ids).toHaveLength(3);
  });
});
