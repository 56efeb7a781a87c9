import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { KillableServer } from '@coffee-catalog/couchdb/server-process/killable-server';
import { startEmbeddedProcess } from '@coffee-catalog/couchdb/server-process/start-embedded-process';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestShop } from '../testing/test-shop.ts';
import { type KillPoint, nameWrite } from './name-write.ts';
import { type Matrix, runMatrix } from './run-matrix.ts';
import { SCENARIOS } from './scenarios.ts';

describeEachServer('the processor killed after every single write', (server) => {
  let shop: TestShop;
  let folder: string;
  let program: string;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    folder = await mkdtemp(join(tmpdir(), 'crash-matrix-'));
    program = await buildProcessor(folder);
  });
  afterAll(async () => {
    await shop.leave();
    await rm(folder, { recursive: true, force: true });
  });

  const survive = (name: string) => {
    const { url, admin } = server;
    const credentials = `${admin.name}:${admin.password}`;
    return survivedWrites({ shop, url, credentials, program, victim: 'processor' }, name);
  };

  // `npm run crash-matrix` runs all of them.
  test.each([
    ['an order', ['number taken', 'order claimed', 'order published', 'leaves retired']],
    [
      'an order for a counted item withdrawn after it was received',
      ['stock changed', 'order changed', 'order published', 'request retired'],
    ],
    [
      'an answer to a question about a counted item',
      ['stock changed', 'number taken', 'order changed', 'order published', 'request retired'],
    ],
  ])('%s comes through once, with one time and one number', { timeout: 240_000 }, async (name, writes) => {
    expect(await survive(name)).toEqual(new Set([...writes, 'checkpoint moved']));
  });

  test('a wrong variable and a used port are one readable line and exit 2', async () => {
    const { port } = new URL(server.url);
    for (const [PROCESSOR_PORT, line] of [
      ['many', /^PROCESSOR_PORT.+\n$/],
      [port, new RegExp(`^PROCESSOR_PORT: port ${port} is used by another program\\. .+\\n$`)],
    ] as const) {
      const env = { PATH: process.env['PATH'], COUCHDB_URL: server.adminUrl, PROCESSOR_PORT, LOG_LEVEL: 'silent' };
      const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      const said = text(child.stderr);
      const [code] = await once(child, 'exit');
      expect(await said).toMatch(line);
      expect(code).toBe(2);
    }
  });

  test('a write that no kill point names fails the matrix', () => {
    const write = (method: string, path: string, body?: unknown) => () => nameWrite({ method, path, body });
    expect(write('PUT', '/orders/x')).toThrow('no kill point names');
    expect(write('POST', '/accounts/_bulk_docs', { docs: [{ _id: 'x' }] })).toThrow('no kill point names');
    expect(write('DELETE', '/orders')).toThrow('no kill point names');
    expect(write('POST', '/orders/_bulk_docs', { docs: [] })).toThrow('no kill point names');
    expect(write('POST', '/placedorders-x/_bulk_get')()).toBeUndefined();
  });
});

describe('the embedded server killed after every single write', () => {
  let folder: string;
  let server: KillableServer;
  let shop: TestShop;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crash-matrix-'));
    server = await startEmbeddedProcess(join(folder, 'data'));
    const { adminUrl } = server;
    shop = await TestShop.open({ url: new URL(adminUrl).origin, adminUrl, deleteAtEnd: () => {} });
  });
  afterAll(async () => {
    await shop.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('an order comes through once, with one time, one number and one promise', { timeout: 240_000 }, async () => {
    const program = await buildProcessor(folder);
    const { origin: url } = new URL(server.adminUrl);
    const parts = { shop, url, credentials: 'admin:secret', program, victim: server };
    expect(await survivedWrites(parts, 'an order for a counted item')).toEqual(
      new Set([
        'stock changed',
        'number taken',
        'order claimed',
        'order published',
        'leaves retired',
        'checkpoint moved',
      ]),
    );
  });
});

/** The processor's source as one file, which starts in a third of a second. Resolves to its path. */
async function buildProcessor(folder: string): Promise<string> {
  const outfile = join(folder, 'processor.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../main.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
}

/** Runs the scenario of this name; resolves to the writes behind which a kill was survived. */
async function survivedWrites(parts: Omit<Matrix, 'survived'>, name: string): Promise<Set<KillPoint>> {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario === undefined) throw new Error(`no scenario: ${name}`);
  const moments = await runMatrix({ ...parts, survived: () => {} }, scenario);
  return new Set(moments.map(({ write }) => write));
}
