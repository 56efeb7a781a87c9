import { replicationLoaded } from '@coffee-catalog/client/data/local/pouchdb';
import { planShopDatabases, planUserDatabases } from '@coffee-catalog/couchdb/databases/planned-database';
import { loadSandbox } from '@coffee-catalog/couchdb/embedded-server/sandbox/design-sandbox';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import { History } from '../history/history.ts';
import { Link } from '../network/link.ts';
import { ORIGIN } from '../phone/bind-device.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { Gateway } from '../shop/gateway.ts';
import { makeDatabase } from '../shop/make-database.ts';
import { Server } from '../shop/server.ts';
import { SIMULATED_CATALOG, SIMULATED_STOCK } from '../shop/simulated-catalog.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import { Story } from '../story/story.ts';
import { inVirtualTime } from '../time/in-virtual-time.ts';

/** Somebody with an account. */
export type Account = {
  readonly uid: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
};

/** A shop that has just been set up, with its shoppers' accounts: what every run begins with. */
export type BaseWorld = { readonly store: MemoryStore; readonly accounts: readonly Account[] };

/** When every run begins: a Friday at eight, UTC. */
export const START = Date.parse('2026-11-20T08:00:00.000Z');

const SYSTEM_DATABASES = ['_users', '_replicator', '_global_changes'];
const SHOPPERS = ['Ada', 'Bruno'];

let made: Promise<BaseWorld> | undefined;

/** Makes the world once per process; it is the same in every process. */
export function baseWorld(): Promise<BaseWorld> {
  made ??= makeBaseWorld();
  return made;
}

async function makeBaseWorld(): Promise<BaseWorld> {
  await warmUp();
  const random = new SeededRandom('base');
  return inVirtualTime(START - 3_600_000, random, async (time) => {
    const surroundings = { time, random, story: new Story(time), history: new History() };
    const store = new MemoryStore();
    const server = await Server.open(store, surroundings);
    for (const name of SYSTEM_DATABASES) await server.answer({ as: 'admin', method: 'PUT', url: `/${name}` });
    for (const plan of await planShopDatabases()) await makeDatabase(server, plan);
    await load(server, 'catalog', SIMULATED_CATALOG);
    await load(server, 'stock', SIMULATED_STOCK);
    const link = new Link('gateway', { usual: [0, 0], late: [0, 0] }, surroundings);
    const gateway = await Gateway.open(server, link, time);
    const accounts: Account[] = [];
    for (const name of SHOPPERS) accounts.push(await signUp(gateway, name));
    await gateway.close();
    await server.close();
    store.onBatch = () => {};
    return { store, accounts };
  });
}

/** Loads what would otherwise be loaded in the first run, in real time, and would remember that run's clock. */
async function warmUp(): Promise<void> {
  await loadSandbox();
  await planShopDatabases();
  await planUserDatabases('0'.repeat(32));
  await replicationLoaded();
  await new Response('{}').json();
}

async function load(server: Server, database: string, docs: readonly object[]): Promise<void> {
  const body = JSON.stringify({ docs });
  const answer = await server.answer({ as: CATALOG_LOADER, method: 'POST', url: `/${database}/_bulk_docs`, body });
  if (answer.status !== 201 || answer.body.includes('"error"'))
    throw new Error(`loading the ${database}: ${answer.body}`);
}

async function signUp(gateway: Gateway, name: string): Promise<Account> {
  const login = `${name.toLowerCase()}@example.org`;
  const password = `the password of ${name}`;
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const body = JSON.stringify({ email: login, password, name });
  const answer = await gateway.request({ method: 'POST', path: '/api/users', headers, body });
  const { userId } = JSON.parse(answer.body) as { userId?: string };
  if (answer.status !== 201 || userId === undefined)
    throw new Error(`signing up ${name}: ${answer.status} ${answer.body}`);
  return { uid: userId, name, login, password };
}
