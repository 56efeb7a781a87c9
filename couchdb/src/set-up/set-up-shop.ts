import type { SeedItem } from '../catalog/catalog-items.ts';
import type { Couch } from '../client/connect.ts';
import { ifMissing } from '../client/if-missing.ts';
import { statusOf } from '../client/status-of.ts';
import { ensureDatabase } from '../databases/ensure-database.ts';
import { planShopDatabases } from '../databases/planned-database.ts';
import { connectAs } from '../principals/connect-as.ts';
import { CATALOG_LOADER } from '../principals/principal.ts';
import { ensureSigningKey, type SigningKey } from '../principals/signing-keys.ts';
import { describeLine, missingConfiguration, understandsTokens } from './configuration.ts';
import { loadCatalog } from './load-catalog.ts';
import type { Progress } from './progress.ts';
import { upgradeUserDatabases } from './upgrade-user-databases.ts';

/** CouchDB's own databases: `_db_updates` needs the third. */
const SYSTEM_DATABASES = ['_users', '_replicator', '_global_changes'];

/** The shop is set up, with the key that its services sign with; or the server must first be configured: `lines` of its `local.ini`, and a restart. */
export type ShopSetUp = { kind: 'ready'; key: SigningKey } | { kind: 'needs-configuration'; lines: string[] };

/** What set-up needs: the server admin's connection, this process's clock (milliseconds), what the catalog starts with, and who is told of progress. */
export type ShopSettings = {
  couch: Couch;
  now: () => number;
  items: readonly SeedItem[];
  progress?: Progress;
};

/**
 * Makes a server, embedded or real, into the shop's: databases with their members and rules, the signing key, the catalog. Safe to repeat, to be killed
 * in the middle and to run in several processes at once; what the owner has changed stays. Throws when the server cannot be used.
 */
export async function setUpShop({ couch, now, items, progress = () => {} }: ShopSettings): Promise<ShopSetUp> {
  const lines = await missingConfiguration(couch);
  if (lines.length > 0) return { kind: 'needs-configuration', lines: lines.map(describeLine) };
  const key = await ensureSigningKey(couch);
  if (!(await understandsTokens(couch, key, now)))
    return { kind: 'needs-configuration', lines: ['(the lines are there: CouchDB must be restarted to read them)'] };
  for (const name of SYSTEM_DATABASES) await ensureSystemDatabase(couch, name);
  await ensureShopDatabases(couch, progress);
  await upgradeUserDatabases(couch, progress);
  await loadCatalog({ couch: connectAs(couch.config.url, key, CATALOG_LOADER, now), items, progress });
  return { kind: 'ready', key };
}

async function ensureShopDatabases(couch: Couch, progress: Progress): Promise<void> {
  const plans = await planShopDatabases();
  let done = 0;
  await Promise.all(
    plans.map(async (plan) => {
      await ensureDatabase(couch, plan);
      progress({ title: 'Setting up the databases', done: ++done, of: plans.length });
    }),
  );
}

async function ensureSystemDatabase(couch: Couch, name: string): Promise<void> {
  if ((await ifMissing(() => couch.db.get(name))) !== undefined) return;
  await couch.db.create(name).catch((error: unknown) => {
    // 412: another process was first.
    if (statusOf(error) !== 412) throw new Error(`creating the database ${name}`, { cause: error });
  });
}
