import { fileURLToPath } from 'node:url';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import { findServer } from '@coffee-catalog/couchdb/client/find-server';
import { setUpShop } from '@coffee-catalog/couchdb/set-up/set-up-shop';
import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { portProblem } from '@coffee-catalog/shared/environment/port-problem';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { config, locales } from 'zod/mini';
import { startGateway } from './start-gateway.ts';

/* `npm run gateway`: the gateway alone. Exit 2 with one readable line where the environment is at fault. */
config(locales.en());
const parsed = parseEnvironment(process.env);
if (parsed.kind === 'bad') fail(parsed.problems.join('\n'));
const { environment } = parsed;
const log = pino({ level: environment.LOG_LEVEL }, pino.destination(2));
const server = await findServer(environment);
if (server.kind === 'none') fail(server.problem);
const { url: couchUrl } = server;

const clientDir = fileURLToPath(new URL('../../client/dist/app', import.meta.url));

try {
  const couch = connect(couchUrl);
  // Safe to repeat; the catalog is loaded by who sets the shop up.
  const setUp = await setUpShop({ couch, now: Date.now, items: [] }).catch((error: unknown) =>
    fail(`COUCHDB_URL: the database cannot be used: ${reasonOf(error)}`),
  );
  if (setUp.kind === 'needs-configuration')
    fail(`COUCHDB_URL: CouchDB lacks these lines of configuration: ${setUp.lines.join('; ')}`);
  const gateway = await startGateway({ environment, couchUrl, clientDir, now: Date.now, log });
  closeWithGrace({ delay: 4500, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the gateway stops');
    await gateway.close();
  });
  if (gateway.ownerPassword !== undefined) {
    process.stdout.write(
      `The owner signs in as "bluebottle" with the password ${gateway.ownerPassword} (shown this once; keep it).\n`,
    );
  }
  process.stdout.write(`Ready: ${environment.PUBLIC_ORIGIN}\n`);
} catch (error) {
  const problem = portProblem(error, { variable: 'PORT', host: environment.HOST, port: environment.PORT });
  if (problem === undefined) throw error;
  fail(problem);
}

/** The innermost reason of an error, which is what went wrong. */
function reasonOf(error: unknown): string {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  return at instanceof Error ? at.message : String(at);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
