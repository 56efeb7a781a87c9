import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import {
  type EmbeddedServer,
  startEmbeddedServer,
} from '@coffee-catalog/couchdb/embedded-server/start-embedded-server';
import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { TestShop } from '../testing/test-shop.ts';
import { nameOf, runMatrix } from './run-matrix.ts';
import { SCENARIOS } from './scenarios.ts';

/*
 * `npm run crash-matrix`: every scenario, the processor killed after every write, on the CouchDB of COUCHDB_URL (its users and orders stay there)
 * or on an embedded server in a folder of its own. Exit 0: all survived. 1: an order was lost, doubled or changed. 2: the environment is at fault.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
const parsed = parseEnvironment(process.env);
if (parsed.kind === 'bad') {
  process.stderr.write(`${parsed.problems.join('\n')}\n`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), 'crash-matrix-'));
let embedded: EmbeddedServer | undefined;
const databases = new Set<string>();
try {
  const adminUrl = parsed.environment.COUCHDB_URL ?? (await startEmbedded());
  const { username, password, origin } = new URL(adminUrl);
  say(`The crash matrix, on ${embedded === undefined ? origin : 'the embedded server'}`);
  const shop = await TestShop.open({ url: origin, adminUrl, deleteAtEnd: (name) => databases.add(name) });
  const program = fileURLToPath(new URL('../main.js', import.meta.url));
  let survived = 0;
  for (const scenario of SCENARIOS) {
    say(`\n${scenario.name}`);
    const matrix = { shop, url: origin, credentials: `${username}:${password}`, program };
    await runMatrix({ ...matrix, survived: (_name, moment) => say(`  ✓ killed after: ${nameOf(moment)}`) }, scenario);
    survived += 1;
  }
  say(`\n${survived} scenarios survived every kill`);
  if (embedded === undefined) for (const name of databases) await connect(adminUrl).db.destroy(name);
} catch (error) {
  process.exitCode = 1;
  for (let at = error; at instanceof Error; at = at.cause) say(`✗ ${at.message}`);
} finally {
  await embedded?.close();
  await rm(folder, { recursive: true, force: true });
}

async function startEmbedded(): Promise<string> {
  embedded = await startEmbeddedServer({ port: 0, dataDir: folder, admins: { admin: 'secret' } });
  return embedded.url.replace('//', '//admin:secret@');
}
