import { beforeEach, expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

describeEachServer('attachments', (server) => {
  let db: string;
  let count = 0;
  beforeEach(async () => {
    db = `/${await server.createDatabase(`files${++count}`)}`;
  });
  const admin = (): Record<string, string> => ({
    authorization: `Basic ${btoa(`${server.admin.name}:${server.admin.password}`)}`,
  });
  const bytes = Buffer.from('0123456789');
  const upload = async (path: string, type = 'application/octet-stream') =>
    fetch(`${server.url}${db}/${path}`, { method: 'PUT', headers: { ...admin(), 'content-type': type }, body: bytes });
  const download = async (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${db}/${path}`, { headers: { ...admin(), ...headers } });

  test('bytes go in and come out with their type', async () => {
    const made = await upload('a/pic.bin', 'image/webp');
    expect(made.status).toBe(201);
    const read = await download('a/pic.bin');
    expect(read.headers.get('content-type')).toBe('image/webp');
    expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
    expect((await server.request('GET', `${db}/a`)).json).toMatchObject({
      _attachments: { 'pic.bin': { content_type: 'image/webp', length: 10, stub: true, revpos: 1 } },
    });
  });

  test('a second attachment needs the revision', async () => {
    const { rev } = (await (await upload('a/one')).json()) as { rev: string };
    expect((await upload('a/two')).status).toBe(409);
    expect((await upload(`a/two?rev=${rev}`)).status).toBe(201);
    expect((await download('a/one')).status).toBe(200);
  });

  test('an unchanged attachment is not sent again', async () => {
    await upload('a/one');
    const etag = (await download('a/one')).headers.get('etag') as string;
    expect((await download('a/one', { 'if-none-match': etag })).status).toBe(304);
  });

  test('a range of bytes', async () => {
    await upload('a/one');
    const part = await download('a/one', { range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    const rest = await download('a/one', { range: 'bytes=7-' });
    expect([rest.status, await rest.text()]).toEqual([206, '789']);
    expect((await download('a/one', { range: 'bytes=20-30' })).status).toBe(416);
  });

  test('inline data and stubs', async () => {
    const data = bytes.toString('base64');
    const made = await server.request('PUT', `${db}/a`, { _attachments: { f: { content_type: 'text/plain', data } } });
    const { rev } = made.json as { rev: string };
    const stub = { _rev: rev, n: 2, _attachments: { f: { content_type: 'text/plain', stub: true } } };
    expect((await server.request('PUT', `${db}/a`, stub)).status).toBe(201);
    expect((await server.request('GET', `${db}/a?attachments=true`)).json).toMatchObject({
      n: 2,
      _attachments: { f: { data, content_type: 'text/plain' } },
    });
    const unknown = await server.request('PUT', `${db}/b`, { _attachments: { f: { stub: true } } });
    expect([unknown.status, unknown.json]).toMatchObject([412, { error: 'missing_stub' }]);
  });

  test('a document and its files in one multipart request, and back', async () => {
    // Not text: CouchDB stores text compressed, and sends it so.
    const document = { n: 1, _attachments: { f: { follows: true, content_type: 'image/webp', length: 10 } } };
    const body = [
      '--line',
      'Content-Type: application/json',
      '',
      JSON.stringify(document),
      '--line',
      'Content-Disposition: attachment; filename="f"',
      'Content-Type: image/webp',
      '',
      bytes.toString(),
      '--line--',
    ].join('\r\n');
    const made = await fetch(`${server.url}${db}/a`, {
      method: 'PUT',
      headers: { ...admin(), 'content-type': 'multipart/related; boundary="line"' },
      body,
    });
    expect([made.status, await made.json()]).toMatchObject([201, { ok: true }]);
    expect(await (await download('a/f')).text()).toBe('0123456789');
    const back = await download('a?attachments=true', { accept: 'multipart/related' });
    expect(back.headers.get('content-type')).toMatch(/^multipart\/related/);
    expect(await back.text()).toContain('0123456789');
  });

  test('deleted and unknown attachments are not found', async () => {
    const { rev } = (await (await upload('a/one')).json()) as { rev: string };
    expect((await server.request('DELETE', `${db}/a/one?rev=${rev}`)).status).toBe(200);
    const gone = await server.request('GET', `${db}/a/one`);
    expect([gone.status, gone.json]).toEqual([404, { error: 'not_found', reason: 'Document is missing attachment' }]);
    expect((await download('nothing/one')).status).toBe(404);
  });

  test('data that is no base64 is refused', async () => {
    for (const attachment of [{ data: '####' }, { data: 'YQ' }, { data: 5 }, {}]) {
      const answer = await server.request('PUT', `${db}/a`, { _attachments: { f: attachment } });
      expect(answer.status).toBe(400);
    }
    expect((await server.request('GET', db)).json).toMatchObject({ doc_count: 0 });
  });

  test('the same bytes in two documents outlive the deletion of one', async () => {
    const { rev } = (await (await upload('a/f')).json()) as { rev: string };
    await upload('b/f');
    await server.request('DELETE', `${db}/a?rev=${rev}`);
    await server.request('POST', `${db}/_compact`, {});
    expect(await (await download('b/f')).text()).toBe('0123456789');
  });
});
