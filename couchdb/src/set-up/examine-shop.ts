import {
  parseUserDatabase,
  SHOP_DATABASES,
  USER_COLLECTIONS,
  userDatabase,
} from '@coffee-catalog/shared/databases/databases';
import type { Couch } from '../client/connect.ts';
import { compareDatabase, type Difference } from '../databases/compare-database.ts';
import { ensureDatabase } from '../databases/ensure-database.ts';
import { planDatabase } from '../databases/planned-database.ts';
import { atMost } from './at-most.ts';
import { describeLine, missingConfiguration } from './configuration.ts';

/** What a crawl found: how many databases were looked at, and every difference between the server and the code. */
export type Examination = { checked: number; differences: Difference[]; configuration: string[] };

const AT_ONCE = 8;

/**
 * Compares the members and design documents of every database of the shop and of each of its users with the code, and the configuration with what the shop
 * needs. Nothing is changed unless `repair`, which mends the databases (and removes design documents that are not ours), never the configuration.
 * `only`: the databases to look at, else all. `couch` is the server admin.
 */
export async function examineShop(
  couch: Couch,
  { repair, only = () => true }: { repair: boolean; only?: (database: string) => boolean },
): Promise<Examination> {
  const names = expectedDatabases(await couch.db.list()).filter(only);
  const found = new Map<string, Difference[]>();
  await atMost(AT_ONCE, names, async (name) => {
    const plan = await planDatabase(name);
    if (plan === undefined) return;
    found.set(
      name,
      await (repair ? ensureDatabase(couch, plan, { removeForeign: true }) : compareDatabase(couch, plan)),
    );
  });
  return {
    checked: names.length,
    differences: names.flatMap((name) => found.get(name) ?? []),
    configuration: (await missingConfiguration(couch)).map(describeLine),
  };
}

/** The shop's databases, and all four of every user who has any: one that is missing is a difference too. */
function expectedDatabases(existing: readonly string[]): string[] {
  const uids = new Set(existing.flatMap((name) => parseUserDatabase(name)?.uid ?? []));
  const ofUsers = [...uids].flatMap((uid) => USER_COLLECTIONS.map((collection) => userDatabase(collection, uid)));
  return [...SHOP_DATABASES, ...ofUsers.toSorted()];
}

/** A difference as one line for a person. */
export function describeDifference(difference: Difference): string {
  const { database } = difference;
  switch (difference.kind) {
    case 'missing-database':
      return `${database}: is missing`;
    case 'wrong-security':
      return `${database}: its members are not those of the permission table`;
    case 'missing-design-document':
      return `${database}: ${difference.id} is missing`;
    case 'wrong-design-document':
      return `${database}: ${difference.id} is not that of this version`;
    case 'foreign-design-document':
      return `${database}: ${difference.id} is not ours`;
  }
}
