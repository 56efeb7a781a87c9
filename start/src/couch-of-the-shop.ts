import { startEmbeddedServer } from '@coffee-catalog/couchdb/embedded-server/start-embedded-server';
import type { Environment } from '@coffee-catalog/shared/environment/environment';
import type { Logger } from 'pino';
import { adminPassword, openDataFolder } from './data-folder.ts';
import { requireFreePort } from './require-free-port.ts';

/** The database the shop runs on: where it is, with its administrator's credentials, and how to let go of it. */
export type ShopCouch = { url: string; close(): Promise<void> };

/** The CouchDB at `COUCHDB_URL`, or else the embedded server over `DATA_DIR`. Throws a `UsageProblem` where the folder or the port cannot be had. */
export async function openCouch(environment: Environment, log: Logger): Promise<ShopCouch> {
  if (environment.COUCHDB_URL !== undefined) return { url: environment.COUCHDB_URL, close: async () => undefined };
  const dataDir = await openDataFolder(environment.DATA_DIR);
  await requireFreePort('EMBEDDED_PORT', '127.0.0.1', environment.EMBEDDED_PORT);
  const admin = await adminPassword(dataDir);
  const server = await startEmbeddedServer({
    port: environment.EMBEDDED_PORT,
    dataDir: `${dataDir}/couchdb`,
    admins: { admin },
    log: (line) => log.error(line),
  });
  return { url: `http://admin:${encodeURIComponent(admin)}@127.0.0.1:${server.port}`, close: () => server.close() };
}
