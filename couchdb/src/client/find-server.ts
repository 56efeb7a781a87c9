import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Environment } from '@coffee-catalog/shared/environment/environment';

/** Where the shop's database is, as its server admin; or one line for a person about what to set. */
export type FoundServer = { kind: 'found'; url: string } | { kind: 'none'; problem: string };

/** The CouchDB of `COUCHDB_URL`, or the embedded server of the shop that `npm start` runs on this machine, with the password it made for itself. */
export async function findServer({
  COUCHDB_URL,
  DATA_DIR,
  EMBEDDED_PORT,
}: Pick<Environment, 'COUCHDB_URL' | 'DATA_DIR' | 'EMBEDDED_PORT'>): Promise<FoundServer> {
  if (COUCHDB_URL !== undefined) return { kind: 'found', url: COUCHDB_URL };
  const folder = resolve(DATA_DIR);
  try {
    const password = (await readFile(join(folder, 'admin-password'), 'utf8')).trim();
    return { kind: 'found', url: `http://admin:${encodeURIComponent(password)}@127.0.0.1:${EMBEDDED_PORT}` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const lack = code === 'ENOENT' ? 'there is no shop' : `no shop can be read (${code})`;
    const problem = `COUCHDB_URL is not set, and ${lack} in ${folder} (DATA_DIR): set it, or start one.`;
    return { kind: 'none', problem };
  }
}
