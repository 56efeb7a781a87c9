import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedProcess } from '../server-process/start-embedded-process.ts';

/** The long run takes 20 rounds and more (`KILL_ROUNDS=20`); each starts a process. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 6);
const folder = mkdtempSync(join(tmpdir(), 'kill-under-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    const server = await startEmbeddedProcess(folder);
    const url = new URL(server.adminUrl).origin;
    await call(url, 'PUT', '/_global_changes');
    await call(url, 'PUT', `/${database}`);
    await call(url, 'PUT', `/${database}/_design/d`, {
      views: { n: { map: 'function (doc) { emit(doc._id, doc.n); }' } },
    });
    for (let round = 0; round < rounds; round++) {
      const target = acknowledged.size + 50 + ((round * 37) % 150);
      const loading = load(url, database, round, acknowledged);
      await expect.poll(() => acknowledged.size, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(target);
      await server.kill();
      await loading;
      await server.startAgain();
      const { json } = await call(url, 'GET', `/${database}/_all_docs?include_docs=true`);
      const { rows, total_rows: total } = json as Rows;
      const stored = new Map(rows.filter(({ id }) => !id.startsWith('_')).map(({ id, doc }) => [id, doc.n]));
      const lost = [...acknowledged].filter(([id, n]) => stored.get(id) !== n && !isDeletionInFlight(id, n));
      expect(lost).toEqual([]);
      expect(total).toBe(rows.length);
      await expectAgreement(url, database, rows.length, stored);
    }
    await server.stop();
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
