import { beforeEach, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

interface Row {
  seq: string;
  id: string;
  changes: { rev: string }[];
  deleted?: boolean;
  doc?: Record<string, unknown>;
}
interface Changes {
  results: Row[];
  last_seq: string;
  pending: number;
}

describeEachServer('_changes', (server) => {
  let db: string;
  let count = 0;
  beforeEach(async () => {
    db = `/${await server.createDatabase(`changes${++count}`)}`;
  });
  const changes = async (query = ''): Promise<Changes> => (await server.request('GET', `${db}/_changes?${query}`)).json;
  const put = async (id: string, body: object = {}): Promise<string> =>
    ((await server.request('PUT', `${db}/${id}`, body)).json as { rev: string }).rev;
  const ids = ({ results }: Changes): string[] => results.map(({ id }) => id).sort();
  const admin = { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` };

  /** Lines of a feed that goes on, until there are as many as wanted. */
  const lines = async (query: string, wanted: number, meanwhile: () => Promise<unknown>): Promise<string[]> => {
    const abort = new AbortController();
    const response = await fetch(`${server.url}${db}/_changes?${query}`, { headers: admin, signal: abort.signal });
    const acting = meanwhile();
    const found: string[] = [];
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      const complete = text.split('\n');
      text = complete.pop() as string;
      found.push(...complete);
      if (found.filter((line) => line !== '').length >= wanted) break;
    }
    abort.abort();
    await acting;
    return found.filter((line) => line !== '');
  };

  test('each document appears once, with its newest revision', async () => {
    const rev = await put('a');
    const second = await put('a', { _rev: rev, n: 2 });
    await put('b');
    const all = await changes();
    expect(ids(all)).toEqual(['a', 'b']);
    expect(all.results.find(({ id }) => id === 'a')?.changes).toEqual([{ rev: second }]);
    expect(all.pending).toBe(0);
  });

  test('since gives what came after; sequences are strings', async () => {
    await put('a');
    const { last_seq: since } = await changes();
    expect(typeof since).toBe('string');
    await put('b');
    expect(ids(await changes(`since=${encodeURIComponent(since)}`))).toEqual(['b']);
    expect(ids(await changes('since=now'))).toEqual([]);
    expect(ids(await changes('since=0'))).toEqual(['a', 'b']);
  });

  test('limit pages through all of them', async () => {
    for (let n = 0; n < 7; n++) await put(`d${n}`);
    const found: string[] = [];
    let since = '0';
    for (let page = 0; page < 20; page++) {
      const next = await changes(`limit=3&since=${encodeURIComponent(since)}`);
      if (next.results.length === 0) break;
      expect(next.results.length).toBeLessThanOrEqual(3);
      found.push(...ids(next));
      since = next.last_seq;
    }
    expect(found.sort()).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6']);
  });

  test('deletions are marked, and include_docs brings the document', async () => {
    const rev = await put('a', { n: 1 });
    await server.request('DELETE', `${db}/a?rev=${rev}`);
    await put('b', { n: 2 });
    const { results } = await changes('include_docs=true');
    expect(results.find(({ id }) => id === 'a')).toMatchObject({ deleted: true, doc: { _id: 'a', _deleted: true } });
    expect(results.find(({ id }) => id === 'b')?.doc).toMatchObject({ _id: 'b', n: 2 });
  });

  test('style=all_docs names every leaf', async () => {
    const docs = [
      { _id: 'a', _rev: '1-a' },
      { _id: 'a', _rev: '1-b' },
    ];
    await server.request('POST', `${db}/_bulk_docs`, { docs, new_edits: false });
    expect((await changes()).results[0]?.changes).toEqual([{ rev: '1-b' }]);
    const leaves = (await changes('style=all_docs')).results[0]?.changes;
    expect(leaves).toEqual(expect.arrayContaining([{ rev: '1-a' }, { rev: '1-b' }]));
  });

  test('local documents are no changes', async () => {
    await server.request('PUT', `${db}/_local/a`, {});
    expect(ids(await changes())).toEqual([]);
  });

  test('_doc_ids and _selector filter', async () => {
    await put('a', { n: 1 });
    await put('b', { n: 2 });
    const byId = await server.request('POST', `${db}/_changes?filter=_doc_ids`, { doc_ids: ['b', 'x'] });
    expect(ids(byId.json)).toEqual(['b']);
    const bySelector = await server.request('POST', `${db}/_changes?filter=_selector`, { selector: { n: 1 } });
    expect(ids(bySelector.json)).toEqual(['a']);
  });

  test('filter functions see the document and the query; _view takes what a map emits for', async () => {
    await server.request('PUT', `${db}/_design/f`, {
      filters: { big: 'function (doc, req) { return doc.n >= Number(req.query.least); }' },
      views: { odd: { map: 'function (doc) { if (doc.n % 2) emit(doc._id); }' } },
    });
    await put('a', { n: 1 });
    await put('b', { n: 2 });
    expect(ids(await changes('filter=f/big&least=2'))).toEqual(['b']);
    expect(ids(await changes('filter=_view&view=f/odd'))).toEqual(['a']);
    expect((await server.request('GET', `${db}/_changes?filter=f/none`)).status).toBe(404);
    expect(ids(await changes('filter=_design'))).toEqual(['_design/f']);
  });

  test('a long poll answers at once when there is something, else at the first change', async () => {
    await put('a');
    expect(ids(await changes('feed=longpoll'))).toEqual(['a']);
    const { last_seq: since } = await changes();
    const waiting = changes(`feed=longpoll&since=${encodeURIComponent(since)}&heartbeat=20`);
    await put('b');
    expect(ids(await waiting)).toEqual(['b']);
  });

  test('a long poll ends empty after its time-out', async () => {
    const answer = await changes('feed=longpoll&since=now&timeout=50');
    expect(answer).toMatchObject({ results: [], pending: 0 });
  });

  test('a filtered long poll waits for a change that passes', async () => {
    const { last_seq: since } = await changes();
    const query = `feed=longpoll&filter=_doc_ids&since=${encodeURIComponent(since)}&doc_ids=${encodeURIComponent('["wanted"]')}`;
    const waiting = changes(query);
    await put('other');
    await put('wanted');
    expect(ids(await waiting)).toEqual(['wanted']);
  });

  test('a continuous feed brings a line for each change, and heartbeats keep it open', async () => {
    await put('a');
    const found = await lines('feed=continuous&heartbeat=20', 2, () => put('b'));
    expect(found.map((line) => (JSON.parse(line) as Row).id)).toEqual(['a', 'b']);
  });

  test('an event source brings data and ids', async () => {
    await put('a');
    const found = await lines('feed=eventsource&heartbeat=20', 2, () => Promise.resolve());
    expect(JSON.parse((found[0] as string).replace(/^data: /, ''))).toMatchObject({ id: 'a' });
    expect(found[1]).toMatch(/^id: /);
  });

  test('a feed without a heartbeat ends after its time-out, and says where it came to', async () => {
    await put('a');
    const { last_seq: since } = await changes();
    const read = async (feed: string) =>
      (await server.request('GET', `${db}/_changes?feed=${feed}&timeout=50&since=0`)).text;
    const [change, end] = (await read('continuous')).trim().split('\n');
    expect(JSON.parse(change as string)).toMatchObject({ id: 'a' });
    expect(JSON.parse(end as string)).toMatchObject({ last_seq: since, pending: 0 });
    expect(await read('eventsource')).toContain('"id":"a"');
  });

  test('a heartbeat is a line break, or an event of its own, while nothing happens', async () => {
    const firstBytes = async (feed: string, wanted: RegExp) => {
      const end = new AbortController();
      const query = `feed=${feed}&heartbeat=30&since=now`;
      const response = await fetch(`${server.url}${db}/_changes?${query}`, { headers: admin, signal: end.signal });
      let text = '';
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        text += Buffer.from(chunk).toString();
        if (wanted.test(text)) break;
      }
      end.abort();
      return text;
    };
    expect(await firstBytes('longpoll', /\n\n$/)).toMatch(/^(\{"results":\[)?\n+$/);
    expect(await firstBytes('continuous', /\n\n$/)).toMatch(/^\n+$/);
    expect(await firstBytes('eventsource', /heartbeat[^]*heartbeat/)).toMatch(/^\n?event: heartbeat\ndata: ?\n\n/);
  });

  test('a selector that is none is refused in words', async () => {
    for (const selector of ['x', 5, []]) {
      const answer = await server.request('POST', `${db}/_changes?filter=_selector`, { selector });
      const refusal = { error: 'bad_request', reason: 'Selector error: expected a JSON object' };
      expect([answer.status, answer.json]).toEqual([400, refusal]);
    }
  });

  test('nonsense is refused', async () => {
    for (const query of ['feed=sometimes', 'heartbeat=0', 'filter=_nothing', 'filter=one', 'filter=_view']) {
      expect([query, (await server.request('GET', `${db}/_changes?${query}`)).status]).toEqual([query, 400]);
    }
  });
});
