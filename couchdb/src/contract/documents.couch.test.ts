import { beforeAll, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

interface Written {
  id: string;
  rev: string;
}

describeEachServer('documents', (server) => {
  let db: string;
  beforeAll(async () => {
    db = `/${await server.createDatabase('documents')}`;
  });
  const put = async (id: string, body: object): Promise<Written> => {
    const answer = await server.request('PUT', `${db}/${id}`, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json;
  };

  test('a document is written and read back with its revision', async () => {
    const { rev } = await put('plain', { a: [1, 'x', null, { deep: true }] });
    expect(rev).toMatch(/^1-[0-9a-f]{32}$/);
    const read = await server.request('GET', `${db}/plain`);
    expect(read.json).toEqual({ _id: 'plain', _rev: rev, a: [1, 'x', null, { deep: true }] });
    expect(read.headers.get('etag')).toBe(`"${rev}"`);
  });

  test('a change without the current revision is a conflict', async () => {
    const { rev } = await put('changed', { n: 1 });
    const conflict = await server.request('PUT', `${db}/changed`, { n: 2 });
    expect([conflict.status, conflict.json]).toEqual([409, { error: 'conflict', reason: 'Document update conflict.' }]);
    expect((await put('changed', { _rev: rev, n: 2 })).rev).toMatch(/^2-/);
    expect((await server.request('PUT', `${db}/changed`, { _rev: rev, n: 3 })).status).toBe(409);
  });

  test('the revision may come in the URL or in If-Match, but must be one', async () => {
    const { rev } = await put('matched', {});
    const admin = { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` };
    const second = await server.request('PUT', `${db}/matched`, { n: 2 }, { ...admin, 'if-match': rev });
    expect(second.status).toBe(201);
    const third = await server.request('PUT', `${db}/matched?rev=${(second.json as Written).rev}`, { n: 3 });
    expect(third.status).toBe(201);
    expect((await server.request('PUT', `${db}/matched`, { _rev: 'nonsense' })).status).toBe(400);
  });

  test('a deleted document is gone, and may be written again without a revision', async () => {
    const { rev } = await put('brief', { n: 1 });
    expect((await server.request('DELETE', `${db}/brief`)).status).toBe(409);
    const deleted = await server.request('DELETE', `${db}/brief?rev=${rev}`);
    expect([deleted.status, deleted.json]).toMatchObject([200, { ok: true, id: 'brief' }]);
    const gone = await server.request('GET', `${db}/brief`);
    expect([gone.status, gone.json]).toEqual([404, { error: 'not_found', reason: 'deleted' }]);
    expect((await put('brief', { n: 2 })).rev).toMatch(/^3-/);
  });

  test('a document that never was is missing', async () => {
    const answer = await server.request('GET', `${db}/nowhere`);
    expect([answer.status, answer.json]).toEqual([404, { error: 'not_found', reason: 'missing' }]);
    expect((await server.request('DELETE', `${db}/nowhere?rev=1-a`)).status).toBe(404);
  });

  test('If-None-Match answers 304 for what the client has', async () => {
    const { rev } = await put('cached', {});
    const admin = { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` };
    const answer = await server.request('GET', `${db}/cached`, undefined, { ...admin, 'if-none-match': `"${rev}"` });
    expect([answer.status, answer.text]).toEqual([304, '']);
  });

  test('HEAD answers like GET, without the document', async () => {
    const { rev } = await put('head', {});
    const answer = await server.request('HEAD', `${db}/head`);
    expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([200, '', `"${rev}"`]);
    expect((await server.request('HEAD', `${db}/nothing`)).status).toBe(404);
  });

  test('an older revision is read by name, and its history with revs and revs_info', async () => {
    const first = await put('history', { n: 1 });
    const second = await put('history', { _rev: first.rev, n: 2 });
    expect((await server.request('GET', `${db}/history?rev=${first.rev}`)).json).toMatchObject({ n: 1 });
    const read = await server.request('GET', `${db}/history?revs=true&revs_info=true`);
    const ids = [second, first].map(({ rev }) => rev.slice(2));
    expect(read.json).toMatchObject({
      _revisions: { start: 2, ids },
      _revs_info: [
        { rev: second.rev, status: 'available' },
        { rev: first.rev, status: 'available' },
      ],
    });
  });

  test('ids with slashes, spaces and other scripts are taken as they are', async () => {
    for (const id of ['a/b/items/c', 'with space', 'münchen', '日本', '😀', 'a+b%25']) {
      const { rev } = await put(encodeURIComponent(id), { id });
      expect((await server.request('GET', `${db}/${encodeURIComponent(id)}`)).json).toEqual({ _id: id, _rev: rev, id });
    }
    const listed = await server.request('GET', `${db}/_all_docs`);
    const ids = (listed.json as { rows: { id: string }[] }).rows.map((row) => row.id);
    expect(ids).toEqual(expect.arrayContaining(['a/b/items/c', 'with space', 'münchen', '日本', '😀', 'a+b%25']));
  });

  test('ids that start with an underscore are refused', async () => {
    const answer = await server.request('PUT', `${db}/_nothing`, {});
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'illegal_docid', reason: 'Only reserved document ids may start with underscore.' },
    ]);
  });

  test('members that start with an underscore are refused', async () => {
    const answer = await server.request('PUT', `${db}/special`, { _secret: 1 });
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'doc_validation', reason: 'Bad special document member: _secret' },
    ]);
  });

  test('a history that is none is refused, of a local document too', async () => {
    for (const id of ['h', '_local/h'])
      for (const _revisions of ['a', 5, null]) {
        const answer = await server.request('PUT', `${db}/${id}`, { _revisions });
        expect([id, answer.status, answer.json]).toMatchObject([id, 400, { error: 'doc_validation' }]);
      }
  });

  test('what is no JSON object is no document', async () => {
    const admin = { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` };
    const broken = await fetch(`${server.url}${db}/broken`, { method: 'PUT', headers: admin, body: '{"a":' });
    expect([broken.status, await broken.json()]).toMatchObject([400, { error: 'bad_request' }]);
    expect((await server.request('PUT', `${db}/list`, [1])).status).toBe(400);
  });

  test('POST gives the document an id', async () => {
    const answer = await server.request('POST', db, { n: 1 });
    expect([answer.status, answer.json]).toMatchObject([
      201,
      { ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
  });

  test('COPY writes the document under another id', async () => {
    await put('original', { n: 1 });
    const admin = { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` };
    const answer = await server.request('COPY', `${db}/original`, undefined, { ...admin, destination: 'copied' });
    expect(answer.status).toBe(201);
    expect((await server.request('GET', `${db}/copied`)).json).toMatchObject({ n: 1 });
  });

  test('local documents have no history and no conflicts', async () => {
    expect((await server.request('PUT', `${db}/_local/check`, { n: 1 })).json).toMatchObject({ rev: '0-1' });
    expect((await server.request('PUT', `${db}/_local/check`, { _rev: '0-1', n: 2 })).json).toMatchObject({
      rev: '0-2',
    });
    expect((await server.request('GET', `${db}/_local/check`)).json).toEqual({
      _id: '_local/check',
      _rev: '0-2',
      n: 2,
    });
    expect((await server.request('PUT', `${db}/_local/check`, { n: 3 })).status).toBe(201);
    expect((await server.request('GET', `${db}/_local/none`)).json).toEqual({ error: 'not_found', reason: 'missing' });
    const listed = await server.request('GET', `${db}/_local_docs`);
    expect((listed.json as { rows: { id: string }[] }).rows.map((row) => row.id)).toContain('_local/check');
  });
});
