import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';

/** The long run takes 20 rounds and more (`KILL_ROUNDS=20`); each starts a process. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 6);
const folder = mkdtempSync(join(tmpdir(), 'kill-under-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const startFile = new URL('./start-embedded-server.ts', import.meta.url).href;
const program = `
  import { startEmbeddedServer } from ${JSON.stringify(startFile)};
  const server = await startEmbeddedServer({ port: 0, dataDir: ${JSON.stringify(folder)}, admins: { admin: 'secret' } });
  console.log(server.url);
`;

interface Running {
  readonly url: string;
  kill(): Promise<void>;
}

async function startProcess(): Promise<Running> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=source', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (!child.stdout) throw new Error('no output to read');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [url] = await Promise.race([
    new Promise<[string]>((resolve) =>
      createInterface({ input: child.stdout as never }).once('line', (line) => resolve([line])),
    ),
    ended.then(() => Promise.reject(new Error('the server ended before it listened'))),
  ]);
  return {
    url,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: never }> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Basic ${btoa('admin:secret')}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as never };
}

/** Writes until the server dies, and notes what was acknowledged: id → value. */
async function load(url: string, database: string, round: number, acknowledged: Map<string, number>): Promise<void> {
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const id = `${round}-${writer}-${n}`;
      if (writer === 0) {
        const docs = Array.from({ length: 20 }, (_, index) => ({ _id: `${id}-${index}`, n: index }));
        const { json } = await call(url, 'POST', `/${database}/_bulk_docs`, { docs });
        for (const [index, row] of (json as { ok?: boolean }[]).entries())
          if (row.ok) acknowledged.set(`${id}-${index}`, index);
      } else {
        const { status, json } = await call(url, 'PUT', `/${database}/${id}`, { n });
        if (status === 201) acknowledged.set(id, n);
        if (n % 5 === 4 && status === 201) {
          const rev = (json as { rev: string }).rev;
          const deleted = await call(url, 'DELETE', `/${database}/${id}?rev=${rev}`);
          if (deleted.status === 200) acknowledged.delete(id);
          else acknowledged.set(id, n);
        }
      }
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, (_, writer) => write(writer)));
}

interface Rows {
  total_rows: number;
  rows: { id: string; doc: { n: number }; value: number }[];
}

test(
  `killed ${rounds} times while it writes: nothing acknowledged is lost, and counts, feeds and views agree`,
  async () => {
    const database = 'shop';
    const acknowledged = new Map<string, number>();
    let server = await startProcess();
    await call(server.url, 'PUT', '/_global_changes');
    await call(server.url, 'PUT', `/${database}`);
    await call(server.url, 'PUT', `/${database}/_design/d`, {
      views: { n: { map: 'function (doc) { emit(doc._id, doc.n); }' } },
    });
    for (let round = 0; round < rounds; round++) {
      const target = acknowledged.size + 50 + ((round * 37) % 150);
      const loading = load(server.url, database, round, acknowledged);
      await expect.poll(() => acknowledged.size, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(target);
      await server.kill();
      await loading;
      server = await startProcess();
      const { json } = await call(server.url, 'GET', `/${database}/_all_docs?include_docs=true`);
      const { rows, total_rows: total } = json as Rows;
      const stored = new Map(rows.filter(({ id }) => !id.startsWith('_')).map(({ id, doc }) => [id, doc.n]));
      const lost = [...acknowledged].filter(([id, n]) => stored.get(id) !== n && !isDeletionInFlight(id, n));
      expect(lost).toEqual([]);
      expect(total).toBe(rows.length);
      await expectAgreement(server.url, database, rows.length, stored);
    }
    await server.kill();
  },
  30_000 + rounds * 20_000,
);

/** A fifth document is deleted right after it was written: the kill may come between the deletion and its answer. */
const isDeletionInFlight = (id: string, n: number): boolean => !id.includes('-0-') && n % 5 === 4;

async function expectAgreement(
  url: string,
  database: string,
  count: number,
  stored: Map<string, number>,
): Promise<void> {
  const info = (await call(url, 'GET', `/${database}`)).json as { doc_count: number; update_seq: string };
  expect(info.doc_count).toBe(count);
  const changes = (await call(url, 'GET', `/${database}/_changes`)).json as {
    results: { id: string; seq: string; deleted?: boolean }[];
    last_seq: string;
  };
  expect(changes.last_seq).toBe(info.update_seq);
  const live = changes.results.filter(({ id, deleted }) => !deleted && !id.startsWith('_'));
  expect(live.map(({ id }) => id).sort()).toEqual([...stored.keys()].sort());
  const view = (await call(url, 'GET', `/${database}/_design/d/_view/n`)).json as Rows;
  expect(new Map(view.rows.map(({ id, value }) => [id, value]))).toEqual(stored);
  const updates = (await call(url, 'GET', '/_db_updates')).json as { results: { db_name: string }[] };
  expect(updates.results.at(-1)?.db_name).toBe(database);
}
