import { expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

interface Updates {
  results: { db_name: string; type: string; seq: string }[];
  last_seq: string;
}

describeEachServer('_db_updates', (server) => {
  const updates = async (query: string): Promise<Updates> =>
    (await server.request('GET', `/_db_updates?${query}`)).json;

  /** CouchDB announces a change up to a second later: asks again until that event is there. */
  const until = async (since: string, name: string, type: string): Promise<Updates['results'][number]> => {
    let from = since;
    for (let round = 0; round < 50; round++) {
      const next = await updates(`feed=longpoll&timeout=1000&since=${encodeURIComponent(from)}`);
      const event = next.results.find((each) => each.db_name === name && each.type === type);
      if (event) return event;
      from = next.last_seq;
    }
    throw new Error(`not announced: ${name} ${type}`);
  };

  test('says which databases were created, updated and deleted', async () => {
    const { last_seq: start } = await updates('since=now');
    const name = await server.createDatabase('watched');
    expect((await until(start, name, 'created')).seq).toEqual(expect.any(String));
    await server.request('PUT', `/${name}/a`, {});
    expect((await until(start, name, 'updated')).seq).toEqual(expect.any(String));
    await server.request('DELETE', `/${name}`);
    expect((await until(start, name, 'deleted')).seq).toEqual(expect.any(String));
  });

  test('a long poll waits for the next write anywhere', async () => {
    const name = await server.createDatabase('waited');
    const { last_seq: since } = await updates('since=now');
    const waiting = until(since, name, 'updated');
    await server.request('PUT', `/${name}/a`, {});
    expect(await waiting).toMatchObject({ db_name: name });
  });

  test('a continuous feed brings a line for each', async () => {
    const name = await server.createDatabase('streamed');
    const { last_seq: since } = await updates('since=now');
    const abort = new AbortController();
    const response = await fetch(
      `${server.url}/_db_updates?feed=continuous&heartbeat=50&since=${encodeURIComponent(since)}`,
      {
        headers: { authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}` },
        signal: abort.signal,
      },
    );
    await server.request('PUT', `/${name}/a`, {});
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      if (text.includes(name)) break;
    }
    abort.abort();
    expect(text).toContain(`"db_name":"${name}"`);
  });
});
