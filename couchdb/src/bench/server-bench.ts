import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedProcess } from '../server-process/start-embedded-process.ts';

/*
 * How fast the embedded server writes, beside a real CouchDB if COUCHDB_URL names one. Both sync what they acknowledge, and each has a
 * process of its own: what the clients cost is charged to neither. The servers take turns, and each figure is the median of the rounds:
 * a busy machine slows both alike.
 */

const rounds = 5;
const puts = 640;
const writers = 16;
const batches = 5;
const batchSize = 1000;

interface Target {
  readonly name: string;
  readonly url: string;
  readonly authorization: string;
}

async function send(target: Target, method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(target.url + path, {
    method,
    headers: { authorization: target.authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} on ${target.name}: ${text}`);
}

const order = (n: number): object => ({
  type: 'order',
  customerName: 'Ada',
  note: 'without sugar, please',
  lines: [{ lineId: `line-${n}`, itemId: 'flat-white', count: 2, unitPrice: 420 }],
});

/** Documents per second. */
async function putsPerSecond(target: Target, database: string): Promise<number> {
  let next = 0;
  const write = async (): Promise<void> => {
    for (let n = next++; n < puts; n = next++) await send(target, 'PUT', `/${database}/order-${n}`, order(n));
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: writers }, write));
  return puts / ((performance.now() - begun) / 1000);
}

async function bulkPerSecond(target: Target, database: string): Promise<number> {
  const begun = performance.now();
  for (let batch = 0; batch < batches; batch++) {
    const docs = Array.from({ length: batchSize }, (_, n) => ({ _id: `bulk-${batch}-${n}`, ...order(n) }));
    await send(target, 'POST', `/${database}/_bulk_docs`, { docs });
  }
  return (batches * batchSize) / ((performance.now() - begun) / 1000);
}

const measures = { [`PUT, ${writers} writers`]: putsPerSecond, [`_bulk_docs of ${batchSize}`]: bulkPerSecond };

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Prints documents per second of each server, and which is the faster. Gives false if the embedded one is not. */
export async function benchServer(couchdbUrl: string | undefined, print: (line: string) => void): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'server-bench-'));
  const embedded = await startEmbeddedProcess(dataDir);
  const targets = [targetOf('embedded', embedded.adminUrl)];
  if (couchdbUrl) targets.push(targetOf('CouchDB', couchdbUrl));
  else print('COUCHDB_URL is not set: only the embedded server is measured');
  try {
    return await compare(targets, print);
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function targetOf(name: string, adminUrl: string): Target {
  const { origin, username, password } = new URL(adminUrl);
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { name, url: origin, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

async function compare(targets: readonly Target[], print: (line: string) => void): Promise<boolean> {
  let asFast = true;
  for (const [name, measure] of Object.entries(measures)) {
    const found = new Map(targets.map((target) => [target.name, [] as number[]]));
    for (let round = 0; round < rounds; round++) {
      for (const target of targets) {
        const database = `bench-${Date.now().toString(36)}-${round}`;
        await send(target, 'PUT', `/${database}?q=1`);
        found.get(target.name)?.push(await measure(target, database));
        await send(target, 'DELETE', `/${database}`);
      }
    }
    const figures = [...found].map(([server, values]) => ({ server, perSecond: median(values) }));
    print(`${name}: ${figures.map(({ server, perSecond }) => `${server} ${Math.round(perSecond)}/s`).join(', ')}`);
    const [own, other] = figures;
    if (own && other && own.perSecond < other.perSecond) asFast = false;
  }
  return asFast;
}
