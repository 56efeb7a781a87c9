import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Couch, connect } from '../client/connect.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';

/* The commands as people run them, each in a process of its own, on a server of their own. */
let server: EmbeddedServer;
let couch: Couch;
let url: string;
beforeAll(async () => {
  server = await startEmbeddedServer({ port: 0, storage: 'memory', admins: { admin: 'secret' } });
  url = server.url.replace('//', '//admin:secret@');
  couch = connect(url);
});
afterAll(() => server.close());

function run(command: 'doctor' | 'set-up', options: string[] = [], env: NodeJS.ProcessEnv = { COUCHDB_URL: url }) {
  const file = fileURLToPath(new URL(`./${command}-command.ts`, import.meta.url));
  const args = ['--import', 'tsx', '--conditions=source', file, ...options];
  return new Promise<{ code: number; said: string }>((resolve) => {
    const child = execFile(process.execPath, args, { env: { ...process.env, ...env } }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

test('a shop is set up, examined, repaired and found well', { timeout: 120_000 }, async () => {
  expect(await run('doctor')).toMatchObject({ code: 1, said: expect.stringContaining('orders: is missing') });
  expect(await run('set-up', ['--apply'])).toMatchObject({
    code: 0,
    said: expect.stringMatching(/The shop is set up\.\n$/),
  });
  expect((await couch.db.get('catalog')).doc_count).toBe(101);
  expect(await run('doctor')).toEqual({ code: 0, said: '10 databases: all as they should be\n' });

  await couch.request({ method: 'put', db: 'orders', path: '_security', body: { members: {}, admins: {} } });
  const broken = 'orders: its members are not those of the permission table';
  expect(await run('doctor')).toEqual({ code: 1, said: `${broken}\n10 databases: 1 difference\n` });
  expect(await run('doctor', ['--repair'])).toMatchObject({
    code: 0,
    said: expect.stringContaining(`${broken} (repaired)`),
  });
  expect((await run('doctor')).code).toBe(0);
});

test.each([
  ['an unknown option', ['--force'], {}, /^unknown option --force; usage: npm run doctor \[-- --repair\]\n$/],
  ['a URL that is none', [], { COUCHDB_URL: 'localhost' }, /^COUCHDB_URL: is not a URL/],
  [
    'no server to find',
    [],
    { COUCHDB_URL: '', DATA_DIR: '/nowhere' },
    /^COUCHDB_URL is not set, and there is no shop in /,
  ],
  ['a server that is not there', [], { COUCHDB_URL: 'http://admin:secret@127.0.0.1:9' }, /^[^\n]+\n$/],
])('%s is one readable line, and exit 2', { timeout: 60_000 }, async (_what, options, env, line) => {
  const { code, said } = await run('doctor', options, { COUCHDB_URL: url, ...env });
  expect(said).toMatch(line);
  expect(code).toBe(2);
});
