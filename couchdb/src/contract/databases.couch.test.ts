import { expect, test } from 'vitest';
import { describeEachServer } from './each-server.ts';

/** Said to nobody at all where the server is set up so (`require_valid_user`, as in our `local.ini`), else what is said of the call. */
const refusedBecause = (reason: string) => ({
  error: 'unauthorized',
  reason: expect.stringMatching(new RegExp(`^(${reason}|Authentication required\\.)$`)),
});

describeEachServer('databases', (server) => {
  test('a database is created once', async () => {
    const name = server.databaseName('once');
    expect((await server.request('PUT', `/${name}`)).status).toBe(201);
    const again = await server.request('PUT', `/${name}`);
    expect(again.status).toBe(412);
    expect(again.json).toMatchObject({ error: 'file_exists' });
  });

  test('a new database is for server admins only', async () => {
    const name = server.databaseName('closed');
    await server.request('PUT', `/${name}`);
    const security = await server.request('GET', `/${name}/_security`);
    expect(security.json).toEqual({ members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } });
    const stranger = await server.request('GET', `/${name}/_all_docs`, undefined, {});
    expect(stranger.status).toBe(401);
    expect(stranger.json).toEqual(refusedBecause('You are not authorized to access this db.'));
  });

  test('a name that is none is refused', async () => {
    const answer = await server.request('PUT', '/Upper');
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ error: 'illegal_database_name' });
  });

  test('only a server admin creates and deletes databases', async () => {
    const name = await server.createDatabase('owned');
    const made = await server.request('PUT', `/${name}x`, undefined, {});
    expect([made.status, made.json]).toEqual([401, refusedBecause('You are not a server admin.')]);
    const deleted = await server.request('DELETE', `/${name}`, undefined, {});
    expect(deleted.status).toBe(401);
  });

  test('a deleted database is not found, and its name is free again', async () => {
    const name = await server.createDatabase('brief');
    await server.request('PUT', `/${name}/a`, {});
    expect((await server.request('DELETE', `/${name}`)).status).toBe(200);
    const gone = await server.request('GET', `/${name}`);
    expect([gone.status, gone.json]).toEqual([404, { error: 'not_found', reason: 'Database does not exist.' }]);
    await server.createDatabase('brief');
    expect((await server.request('GET', `/${name}`)).json).toMatchObject({ doc_count: 0 });
  });

  test('_dbs_info counts documents and deletions, design documents among them', async () => {
    const name = await server.createDatabase('counted');
    const { rev } = (await server.request('PUT', `/${name}/a`, {})).json as { rev: string };
    await server.request('PUT', `/${name}/b`, {});
    await server.request('PUT', `/${name}/_design/d`, {});
    await server.request('DELETE', `/${name}/a?rev=${rev}`);
    const missing = server.databaseName('missing');
    const answer = await server.request('POST', '/_dbs_info', { keys: [name, missing] });
    expect(answer.json).toMatchObject([
      { key: name, info: { db_name: name, doc_count: 2, doc_del_count: 1 } },
      { key: missing, error: 'not_found' },
    ]);
  });

  test('_dbs_info takes a hundred keys and no more, from server admins alone', async () => {
    const keys = Array.from({ length: 100 }, (_, index) => server.databaseName(`k${index}`));
    expect((await server.request('POST', '/_dbs_info', { keys })).status).toBe(200);
    expect((await server.request('POST', '/_dbs_info', { keys: [...keys, 'x'] })).status).toBe(400);
    expect((await server.request('POST', '/_dbs_info', { keys }, {})).status).toBe(401);
  });
});
