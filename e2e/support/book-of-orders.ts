import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShopProcess } from './shop-process.ts';

type Row = { id: string; doc: Record<string, unknown> };

/** What the shop's databases hold, read past the gateway as the server's administrator. */
export async function documentsOf(shop: ShopProcess, database: string): Promise<Row[]> {
  const { rows } = await askCouch<{ rows: Row[] }>(shop, `/${database}/_all_docs?include_docs=true`);
  return rows.filter(({ id }) => !id.startsWith('_design/'));
}

/** Names of all databases whose name starts with `prefix`. */
export async function databasesOf(shop: ShopProcess, prefix: string): Promise<string[]> {
  const names = await askCouch<string[]>(shop, '/_all_dbs');
  return names.filter((name) => name.startsWith(prefix));
}

/** The orders of the store's book, without its counters. */
export async function ordersInBook(shop: ShopProcess): Promise<Record<string, unknown>[]> {
  const rows = await documentsOf(shop, 'orders');
  return rows.map(({ doc }) => doc).filter((doc) => doc['type'] === 'order');
}

async function askCouch<T>(shop: ShopProcess, path: string): Promise<T> {
  const password = (await readFile(join(shop.dataDir, 'admin-password'), 'utf8')).trim();
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  const answer = await fetch(`http://127.0.0.1:${shop.couchPort}${path}`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
