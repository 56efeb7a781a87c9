import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import type { KillableServer } from '@coffee-catalog/couchdb/server-process/killable-server';
import { findCouchdb, startCouchdb } from '@coffee-catalog/couchdb/server-process/start-couchdb';
import { startEmbeddedProcess } from '@coffee-catalog/couchdb/server-process/start-embedded-process';
import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { TestShop } from '../testing/test-shop.ts';
import { nameOf, runMatrix } from './run-matrix.ts';
import { SCENARIOS } from './scenarios.ts';

/*
 * `npm run crash-matrix`: every scenario, the processor killed after every write, and then the server. It runs on the CouchDB of COUCHDB_URL, whose users and
 * orders stay there and which is not killed; else on one of its own, an embedded server and, where COUCHDB_BIN or the PATH has one, a CouchDB.
 * Exit 0: all survived. 1: an order was lost, doubled or changed. 2: the environment is at fault.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const parsed = parseEnvironment(process.env);
if (parsed.kind === 'bad') {
  process.stderr.write(`${parsed.problems.join('\n')}\n`);
  process.exit(2);
}
const program = fileURLToPath(new URL('../main.js', import.meta.url));

try {
  const { COUCHDB_URL } = parsed.environment;
  if (COUCHDB_URL === undefined) await surviveOnOwnServers();
  else await surviveOn(new URL(COUCHDB_URL).origin, COUCHDB_URL);
} catch (error) {
  process.exitCode = 1;
  for (let at = error; at instanceof Error; at = at.cause) say(`✗ ${at.message}`);
}

async function surviveOnOwnServers(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'crash-matrix-'));
  const embedded = await startEmbeddedProcess(folder);
  try {
    await surviveOn('the embedded server', embedded.adminUrl, embedded);
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const binary = await findCouchdb(process.env);
  if (binary === undefined) {
    say('No CouchDB was found (COUCHDB_URL, COUCHDB_BIN or the PATH)');
    return;
  }
  const couchdb = await startCouchdb(binary);
  try {
    await surviveOn('CouchDB', couchdb.adminUrl, couchdb);
  } finally {
    await couchdb.stop();
  }
}

/** Runs the whole matrix on one server, and once more with that server killed, if it may be. Throws at the first run that went wrong. */
async function surviveOn(name: string, adminUrl: string, server?: KillableServer): Promise<void> {
  const { username, password, origin } = new URL(adminUrl);
  const databases = new Set<string>();
  const shop = await TestShop.open({ url: origin, adminUrl, deleteAtEnd: (database) => databases.add(database) });
  for (const victim of server === undefined ? (['processor'] as const) : (['processor', server] as const)) {
    const killed = victim === 'processor' ? 'the processor' : 'the server';
    say(`\nOn ${name}, ${killed} killed after every write`);
    for (const scenario of SCENARIOS) {
      say(`\n${scenario.name}`);
      const matrix = { shop, url: origin, credentials: `${username}:${password}`, program, victim };
      await runMatrix({ ...matrix, survived: (_name, moment) => say(`  ✓ killed after: ${nameOf(moment)}`) }, scenario);
    }
    say(`\n${SCENARIOS.length} scenarios survived every kill of ${killed}`);
  }
  if (server === undefined) for (const database of databases) await connect(adminUrl).db.destroy(database);
}
