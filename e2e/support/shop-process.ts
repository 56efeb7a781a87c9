import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const OWNER_PASSWORD = 'blue-bottle-of-the-tests';

/** A shop as `npm start` runs it: one process, a data folder and ports of its own. */
export type ShopProcess = {
  origin: string;
  port: number;
  couchPort: number;
  processorPort: number;
  dataDir: string;
  /** All that the shop has printed since its last start. */
  output(): string;
  pid(): number;
  /** Whether it was ever stopped by the test. */
  wasStopped(): boolean;
  start(): Promise<void>;
  /** Ends it; by default as Ctrl-C does. Resolves with its exit code once it is gone. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
};

/**
 * Prepares a shop with the variables given on top of a test's own; `start` starts it. One without variables begins with the data of a shop that was set up before, if there is
 * one: its databases and catalog need not be made again for each test. `fresh`: it begins with nothing, as on a new machine.
 */
export async function prepareShop(
  variables: Record<string, string> = {},
  { fresh = false }: { fresh?: boolean } = {},
): Promise<ShopProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'coffee-shop-'));
  const prepared = process.env['PREPARED_SHOP'];
  if (prepared !== undefined && !fresh && Object.keys(variables).length === 0)
    await cp(prepared, dataDir, { recursive: true });
  const [port, couchPort, processorPort] = [await freePort(), await freePort(), await freePort()];
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    PORT: String(port),
    EMBEDDED_PORT: String(couchPort),
    PROCESSOR_PORT: String(processorPort),
    DATA_DIR: dataDir,
    BLUEBOTTLE_PASSWORD: OWNER_PASSWORD,
    LOG_LEVEL: 'warn',
    ...variables,
  };
  let child: ChildProcess | undefined;
  let printed = '';
  let stopped = false;

  async function start(): Promise<void> {
    printed = '';
    const started = spawn(process.execPath, ['start/dist/main.js'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    // Whatever ends the tests ends the shop.
    const end = () => started.kill('SIGKILL');
    process.once('exit', end);
    started.once('exit', () => process.off('exit', end));
    started.stderr.on('data', (chunk) => (printed += String(chunk)));
    const lines = createInterface({ input: started.stdout });
    const ready = new Promise<void>((resolve) => {
      lines.on('line', (line) => {
        printed += `${line}\n`;
        if (line.startsWith('Ready:')) resolve();
      });
    });
    const ended = once(started, 'exit').then(([code]) => {
      throw new Error(`the shop ended with ${code} before it was ready:\n${printed}`);
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
  }

  async function stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    const running = child;
    stopped = true;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return running?.exitCode ?? null;
    const exit = once(running, 'exit');
    running.kill(signal);
    const [code] = await exit;
    return code as number | null;
  }

  return {
    origin: `http://localhost:${port}`,
    port,
    couchPort,
    processorPort,
    dataDir,
    output: () => printed,
    pid: () => child?.pid ?? -1,
    wasStopped: () => stopped,
    start,
    stop,
    async dispose() {
      await stop('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
