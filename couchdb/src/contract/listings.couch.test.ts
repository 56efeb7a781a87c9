import { beforeAll, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

interface Rows {
  total_rows: number;
  rows: { id: string; key: unknown; value: unknown; doc?: Record<string, unknown> | null; error?: string }[];
}

describeEachServer('listings, views and _find', (server) => {
  let db: string;
  beforeAll(async () => {
    db = `/${await server.createDatabase('listed')}`;
    const docs = ['a', 'b', 'c', 'd', 'e'].map((_id, index) => ({
      _id,
      n: index + 1,
      kind: index % 2 ? 'odd' : 'even',
    }));
    await server.request('POST', `${db}/_bulk_docs`, { docs });
    await server.request('PUT', `${db}/_design/v`, {
      views: {
        byKind: { map: 'function (doc) { emit([doc.kind, doc.n], doc.n); }', reduce: '_sum' },
        counted: { map: 'function (doc) { emit(doc.kind, null); }', reduce: '_count' },
        own: {
          map: 'function (doc) { emit(doc.kind, doc.n); }',
          reduce: 'function (keys, values) { return Math.max.apply(null, values); }',
        },
        broken: { map: 'function (doc) { if (doc.n === 2) throw new Error("two"); emit(doc.n); }' },
      },
    });
  });
  const get = async (path: string): Promise<Rows> => (await server.request('GET', `${db}/${path}`)).json;
  const ids = ({ rows }: Rows): string[] => rows.map(({ id }) => id);
  const q = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

  test('_all_docs is sorted by id and counts all', async () => {
    const all = await get('_all_docs');
    expect(all.total_rows).toBe(6);
    expect(ids(all)).toEqual(['_design/v', 'a', 'b', 'c', 'd', 'e']);
  });

  test('_all_docs by range, backwards, in pages, with documents', async () => {
    expect(ids(await get(`_all_docs?startkey=${q('b')}&endkey=${q('d')}`))).toEqual(['b', 'c', 'd']);
    expect(ids(await get(`_all_docs?startkey=${q('b')}&endkey=${q('d')}&inclusive_end=false`))).toEqual(['b', 'c']);
    expect(ids(await get(`_all_docs?descending=true&startkey=${q('d')}&limit=2`))).toEqual(['d', 'c']);
    expect(ids(await get(`_all_docs?startkey=${q('a')}&skip=1&limit=2`))).toEqual(['b', 'c']);
    expect((await get(`_all_docs?key=${q('c')}&include_docs=true`)).rows[0]?.doc).toMatchObject({ _id: 'c', n: 3 });
    expect(ids(await get(`_all_docs?startkey=${q('zz')}`))).toEqual([]);
  });

  test('_all_docs by keys keeps their order and says what is missing', async () => {
    const answer = await server.request('POST', `${db}/_all_docs`, { keys: ['c', 'none', 'a'] });
    expect(answer.json).toMatchObject({ rows: [{ id: 'c' }, { key: 'none', error: 'not_found' }, { id: 'a' }] });
  });

  test('many listings in one request', async () => {
    const answer = await server.request('POST', `${db}/_all_docs/queries`, {
      queries: [{ keys: ['a'] }, { limit: 1 }],
    });
    const { results } = answer.json as { results: Rows[] };
    expect(results.map(ids)).toEqual([['a'], ['_design/v']]);
  });

  test('_design_docs lists those alone', async () => {
    expect(ids(await get('_design_docs'))).toEqual(['_design/v']);
  });

  test('a view is queried by key, range and group', async () => {
    const rows = await get(`_design/v/_view/byKind?reduce=false&startkey=${q(['even'])}&endkey=${q(['even', {}])}`);
    expect(rows.rows.map(({ id, value }) => [id, value])).toEqual([
      ['a', 1],
      ['c', 3],
      ['e', 5],
    ]);
    expect((await get('_design/v/_view/byKind')).rows).toEqual([{ key: null, value: 15 }]);
    expect((await get('_design/v/_view/byKind?group_level=1')).rows).toEqual([
      { key: ['even'], value: 9 },
      { key: ['odd'], value: 6 },
    ]);
    expect((await get('_design/v/_view/counted?group=true')).rows).toEqual([
      { key: 'even', value: 3 },
      { key: 'odd', value: 2 },
    ]);
    expect((await get(`_design/v/_view/own?key=${q('even')}`)).rows).toEqual([{ key: null, value: 5 }]);
  });

  test('a view follows changes, and a document its map throws for is left out', async () => {
    expect(ids(await get('_design/v/_view/broken'))).toEqual(['a', 'c', 'd', 'e']);
    await server.request('PUT', `${db}/f`, { n: 6, kind: 'odd' });
    expect(ids(await get('_design/v/_view/broken'))).toEqual(['a', 'c', 'd', 'e', 'f']);
    const { rev } = ((await server.request('GET', `${db}/f`)).json as { _rev: string } & { rev: string }) && {
      rev: ((await server.request('GET', `${db}/f`)).json as { _rev: string })._rev,
    };
    await server.request('DELETE', `${db}/f?rev=${rev}`);
    expect(ids(await get('_design/v/_view/broken'))).toEqual(['a', 'c', 'd', 'e']);
  });

  test('a view or design document that is not there', async () => {
    expect((await server.request('GET', `${db}/_design/v/_view/none`)).json).toEqual({
      error: 'not_found',
      reason: 'missing_named_view',
    });
    expect((await server.request('GET', `${db}/_design/none/_view/none`)).status).toBe(404);
  });

  test('_find by selector, with fields, sort over an index, and pages by bookmark', async () => {
    await server.request('POST', `${db}/_index`, { index: { fields: ['n'] }, name: 'by-n', ddoc: 'by-n' });
    const found = async (body: object) =>
      (await server.request('POST', `${db}/_find`, body)).json as { docs: { n: number }[]; bookmark: string };
    const answer = await found({ selector: { n: { $gt: 2 } }, fields: ['n'], sort: ['n'] });
    expect(answer.docs).toEqual([{ n: 3 }, { n: 4 }, { n: 5 }]);
    const first = await found({ selector: { n: { $gt: 0 } }, sort: ['n'], limit: 3 });
    const second = await found({ selector: { n: { $gt: 0 } }, sort: ['n'], limit: 3, bookmark: first.bookmark });
    expect([...first.docs, ...second.docs].map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    expect((await server.request('GET', `${db}/_index`)).json).toMatchObject({
      indexes: expect.arrayContaining([expect.objectContaining({ name: 'by-n', type: 'json' })]),
    });
    expect((await server.request('POST', `${db}/_find`, { selector: 5 })).status).toBe(400);
    expect((await server.request('POST', `${db}/_find`, {})).status).toBe(400);
  });

  test('a page of _find goes on after the last, whatever was written before it since', async () => {
    await server.request('POST', `${db}/_index`, { index: { fields: ['n'] }, name: 'by-n', ddoc: 'by-n' });
    for (const query of [{}, { selector: {} }, { sort: [{ n: 'asc' }] }, { sort: [{ n: 'desc' }] }]) {
      const found = async (bookmark?: string) => {
        const body = { selector: { n: { $gte: 1 } }, limit: 2, fields: ['_id', 'n'], ...query, bookmark };
        return (await server.request('POST', `${db}/_find`, body)).json as { docs: { n: number }[]; bookmark: string };
      };
      const first = await found();
      // Sorted before the others by id and by number, from either end.
      const early = { _id: '0', n: 'desc' in (query.sort?.[0] ?? {}) ? 99 : 1 };
      const { rev } = (await server.request('PUT', `${db}/0`, early)).json as { rev: string };
      const second = await found(first.bookmark);
      await server.request('DELETE', `${db}/0?rev=${rev}`);
      const third = await found(second.bookmark);
      const numbers = [first, second, third].flatMap(({ docs }) => docs.filter(({ n }) => n).map(({ n }) => n));
      expect([query, numbers.toSorted((a, b) => a - b)]).toEqual([query, [1, 2, 3, 4, 5]]);
      expect((await found(third.bookmark)).docs).toEqual([]);
    }
    for (const bookmark of ['x', Buffer.from('{"position":-1}').toString('base64url')])
      expect((await server.request('POST', `${db}/_find`, { selector: {}, bookmark })).json).toMatchObject({
        error: 'invalid_bookmark',
      });
  });

  test('_find does without an index that is none, and says so', async () => {
    const answer = await server.request('POST', `${db}/_find`, { selector: { n: { $gt: 3 } }, use_index: 'none' });
    expect(answer.json).toMatchObject({
      docs: [{ n: 4 }, { n: 5 }],
      warning: expect.stringContaining('_design/none was not used'),
    });
    const explained = await server.request('POST', `${db}/_explain`, { selector: {}, use_index: ' ' });
    expect([explained.status, explained.text]).toMatchObject([200, expect.stringContaining('_all_docs')]);
    const bad = await server.request('POST', `${db}/_find`, { selector: {}, use_index: 5 });
    expect([bad.status, bad.json]).toMatchObject([400, { error: 'invalid_index_name' }]);
  });

  test('the server tells what it is, gives ids and says it is up', async () => {
    expect((await server.request('GET', '/')).json).toMatchObject({
      couchdb: 'Welcome',
      version: expect.stringMatching(/^3\.5/),
    });
    expect((await server.request('GET', '/_up')).json).toMatchObject({ status: 'ok' });
    const { uuids } = (await server.request('GET', '/_uuids?count=3')).json as { uuids: string[] };
    expect(new Set(uuids).size).toBe(3);
    expect((await server.request('GET', '/_active_tasks')).json).toEqual([]);
    expect((await server.request('GET', '/_all_dbs')).json).toEqual(expect.arrayContaining([db.slice(1)]));
    expect((await server.request('GET', `/_all_dbs?startkey=${q(db.slice(1))}&limit=1`)).json).toEqual([db.slice(1)]);
  });
});
