import { startEmbeddedServer } from '@coffee-catalog/couchdb/embedded-server/start-embedded-server';
import type { Environment } from '@coffee-catalog/shared/environment/environment';
import type { Logger } from 'pino';
import { atPort, requireFreePort } from './at-port.ts';
import { adminPassword, openDataFolder } from './data-folder.ts';

/** The database the shop runs on: where it is, with its administrator's credentials, and how to let go of it. */
export type ShopCouch = { url: string; close(): Promise<void> };

/** The CouchDB at `COUCHDB_URL`, or else the embedded server over `DATA_DIR`. Throws a `UsageProblem` where the folder or the port cannot be had. */
export async function openCouch(environment: Environment, log: Logger): Promise<ShopCouch> {
  if (environment.COUCHDB_URL !== undefined) return { url: environment.COUCHDB_URL, close: async () => undefined };
  const dataDir = await openDataFolder(environment.DATA_DIR);
  const at = { variable: 'EMBEDDED_PORT', host: '127.0.0.1', port: environment.EMBEDDED_PORT };
  await requireFreePort(at);
  const admin = await adminPassword(dataDir);
  const server = await atPort(at, () =>
    startEmbeddedServer({
      port: at.port,
      dataDir: `${dataDir}/couchdb`,
      admins: { admin },
      log: (line) => log.error(line),
    }),
  );
  return { url: `http://admin:${encodeURIComponent(admin)}@127.0.0.1:${server.port}`, close: () => server.close() };
}
