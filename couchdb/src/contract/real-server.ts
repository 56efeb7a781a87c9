import { findCouchdb, startCouchdb } from '../server-process/start-couchdb.ts';

/**
 * Vitest's global set-up: finds the real CouchDB the suites shall run on besides the embedded server, and says which servers they run
 * on. That of `COUCHDB_URL`; else one that is started from `COUCHDB_BIN` or from a `couchdb` on the `PATH`, and stopped at the end.
 */
export default async function realServer(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['COUCHDB_URL'];
  if (given) {
    await tell(given, 'COUCHDB_URL');
    return undefined;
  }
  const binary = await findCouchdb(process.env);
  if (binary === undefined) {
    say('embedded server only (no COUCHDB_URL, no COUCHDB_BIN, no couchdb on the PATH)');
    return undefined;
  }
  const { adminUrl, stop } = await startCouchdb(binary);
  process.env['COUCHDB_URL'] = adminUrl;
  await tell(adminUrl, binary);
  return stop;
}

async function tell(url: string, source: string): Promise<void> {
  const { username, password, origin } = new URL(url);
  const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
  const response = await fetch(origin, { headers: { authorization } }).catch((cause: unknown) => {
    throw new Error(`${source}: no CouchDB answers at ${origin}`, { cause });
  });
  const { version } = (await response.json()) as { version?: string };
  say(`embedded server, and CouchDB ${version} at ${origin} (${source})`);
}

function say(servers: string): void {
  process.stdout.write(`Servers under test: ${servers}\n`);
}
