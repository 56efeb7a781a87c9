import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import { beforeAll, expect, test } from 'vitest';
import { Device } from './testing/device.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

describeEachServer('the gateway as a program of its own', (server) => {
  beforeAll(async () => {
    await shopOnServer(server);
  });

  test('serves, and stops when it is told to, within five seconds and with its doorbells', async () => {
    const port = await freePort();
    const gateway = run({
      COUCHDB_URL: server.adminUrl,
      PORT: String(port),
      BLUEBOTTLE_PASSWORD: 'the owner of the test shop',
    });
    await gateway.said('Ready: ');
    expect(gateway.output()).toBe(`Ready: http://localhost:${port}\n`);
    const device = new Device(`http://127.0.0.1:${port}`);
    expect((await device.request('GET', '/health')).status).toBe(200);
    const bell = await device.fetch(`${device.origin}/api/doorbell?user=guest`);
    expect(bell.status).toBe(200);
    const begun = performance.now();
    gateway.child.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await bell.text()).toContain('event: closed');
  }, 120_000);

  // What is wrong with the environment is the same on every server.
  test.runIf(server.kind === 'embedded')(
    'a bad setting, a used port and a database that is not there are one readable line and exit code 2',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const used = String((other.address() as { port: number }).port);
      const cases: [Record<string, string>, RegExp][] = [
        [{ PORT: 'many' }, /^PORT: .+\n$/],
        [
          { COUCHDB_URL: server.adminUrl, PORT: used },
          new RegExp(`^PORT: port ${used} is used by another program\\. .+\\n$`),
        ],
        [{ COUCHDB_URL: 'http://admin:secret@127.0.0.1:1' }, /^COUCHDB_URL: the database cannot be used: .+\n$/],
        [{ DATA_DIR: '/nowhere' }, /^COUCHDB_URL is not set, and there is no shop in \/nowhere .+\n$/],
      ];
      const ended = await Promise.all(
        cases.map(async ([variables, line]) => {
          const gateway = run({ PORT: '0', LOG_LEVEL: 'silent', ...variables });
          return [await gateway.exited, gateway.errors(), line] as const;
        }),
      );
      other.close();
      for (const [code, errors, line] of ended) expect([code, errors]).toEqual([2, expect.stringMatching(line)]);
    },
    120_000,
  );
});

/** Runs the program from its source, with these variables and no others of the shop. */
function run(variables: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = once(child, 'exit').then(([code]) => code as number);
  const said = async (text: string) => {
    while (!output.includes(text)) {
      const ended = await Promise.race([once(child.stdout, 'data').then(() => false), exited.then(() => true)]);
      if (ended) throw new Error(`it ended: ${errors}`);
    }
  };
  return { child, exited, said, output: () => output, errors: () => errors };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
