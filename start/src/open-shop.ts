import { fileURLToPath } from 'node:url';
import { catalogItems } from '@coffee-catalog/couchdb/catalog/catalog-items';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import { setUpShop } from '@coffee-catalog/couchdb/set-up/set-up-shop';
import { startGateway } from '@coffee-catalog/gateway/start-gateway';
import { type RunningProcessor, startProcessor } from '@coffee-catalog/order-processor/start-processor';
import type { Environment } from '@coffee-catalog/shared/environment/environment';
import { createRing } from '@coffee-catalog/shared/ring/ring';
import { pino } from 'pino';
import { atPort, requireFreePort } from './at-port.ts';
import { openCouch } from './couch-of-the-shop.ts';
import type { Step } from './show-progress.ts';
import { UsageProblem } from './usage-problem.ts';

/** A running shop. `ownerPassword` is there only when this start made one. */
export type OpenShop = { url: string; ownerPassword: string | undefined; close(): Promise<void> };

const CLIENT_FILES = fileURLToPath(new URL('../../client/dist/app', import.meta.url));

/** Opens the whole shop in this process: database, gateway, processor. Throws a `UsageProblem` where the environment is at fault. */
export async function openShop(environment: Environment, progress: (step: Step) => void): Promise<OpenShop> {
  const log = pino({ level: environment.LOG_LEVEL }, pino.destination(2));
  const gatewayPort = { variable: 'PORT', host: environment.HOST, port: environment.PORT };
  const processorPort = {
    variable: 'PROCESSOR_PORT',
    host: environment.PROCESSOR_HOST,
    port: environment.PROCESSOR_PORT,
  };
  // Before anything is set up: whoever has chosen a wrong port hears of it at once.
  await requireFreePort(gatewayPort);
  await requireFreePort(processorPort);
  const opened: { close(): Promise<void> }[] = [];
  // The last opened is the first closed: nobody loses the database while still writing.
  const close = async (): Promise<void> => {
    for (const part of opened.toReversed()) await part.close();
  };
  try {
    const couch = await openCouch(environment, log);
    opened.push(couch);
    await setUp(couch.url, environment, progress);
    const ring = createRing();
    const shared = { environment, couchUrl: couch.url, now: Date.now, log, ring };
    const processor = await atPort(processorPort, () => startProcessor(shared));
    opened.push(processor);
    const gateway = await atPort(gatewayPort, () =>
      startGateway({ ...shared, clientDir: CLIENT_FILES, otherChecks: () => checksOf(processor) }),
    );
    opened.push(gateway);
    return { url: environment.PUBLIC_ORIGIN, ownerPassword: gateway.ownerPassword, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The processor's checks in the gateway's words, for the one `/health` of this process. */
function checksOf(processor: RunningProcessor): Record<string, { status: 'ok' | 'failing'; reason?: string }> {
  const checks = Object.entries(processor.health().checks);
  return Object.fromEntries(
    checks.map(([name, { ok, message }]) => [
      `processor.${name}`,
      { status: ok ? ('ok' as const) : ('failing' as const), ...(message === undefined ? {} : { reason: message }) },
    ]),
  );
}

async function setUp(url: string, environment: Environment, progress: (step: Step) => void): Promise<void> {
  const items = catalogItems(environment.SHOP_CURRENCY);
  const result = await setUpShop({ couch: connect(url), now: Date.now, items, progress }).catch((error: unknown) => {
    throw explainUnusable(error) ?? error;
  });
  if (result.kind === 'ready') return;
  const missing = result.lines.map((line) => `  ${line}`).join('\n');
  throw new UsageProblem(
    `COUCHDB_URL: this CouchDB is not configured for the shop. Run "npm run couchdb:setup -- --apply", or add and restart:\n${missing}`,
  );
}

/** What a person can put right about a database that does not answer or does not know us; `undefined` for everything else. */
function explainUnusable(error: unknown): UsageProblem | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const { code, statusCode } = cause as NodeJS.ErrnoException & { statusCode?: number };
    if (statusCode === 401) return new UsageProblem('COUCHDB_URL: the server does not accept this name and password.');
    if (statusCode === 403) return new UsageProblem('COUCHDB_URL: the user named in it is no server administrator.');
    if (code !== undefined && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'socket'].includes(code)) {
      return new UsageProblem(`COUCHDB_URL: no database answers there (${code}).`);
    }
  }
  return undefined;
}
