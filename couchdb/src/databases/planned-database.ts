import {
  parseUserDatabase,
  SHOP_DATABASES,
  USER_COLLECTIONS,
  userDatabase,
} from '@coffee-catalog/shared/databases/databases';
import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { type DesignDocument, designDocumentsFor } from './design-documents.ts';
import { type Security, securityFor } from './security.ts';

/** A database as the code wants it. */
export type PlannedDatabase = {
  readonly name: string;
  readonly collection: Collection;
  readonly security: Security;
  readonly designDocuments: readonly DesignDocument[];
  /** How many shards it is made with; `undefined`: as many as the server thinks right. */
  readonly shards: number | undefined;
};

/** The databases there is one of. */
export function planShopDatabases(): Promise<PlannedDatabase[]> {
  return Promise.all(SHOP_DATABASES.map((name) => plan(name, name)));
}

/** The four databases of a user. Throws when `uid` is not a user id. */
export function planUserDatabases(uid: string): Promise<PlannedDatabase[]> {
  return Promise.all(USER_COLLECTIONS.map((collection) => plan(userDatabase(collection, uid), collection, uid)));
}

/** How the database of this name should be; `undefined` when it is none of ours. */
export function planDatabase(name: string): Promise<PlannedDatabase | undefined> {
  const shopDatabase = SHOP_DATABASES.find((known) => known === name);
  if (shopDatabase !== undefined) return plan(name, shopDatabase);
  const userDatabase = parseUserDatabase(name);
  if (userDatabase === undefined) return Promise.resolve(undefined);
  return plan(name, userDatabase.collection, userDatabase.uid);
}

async function plan(name: string, collection: Collection, uid?: string): Promise<PlannedDatabase> {
  return {
    name,
    collection,
    security: securityFor(collection, uid),
    designDocuments: await designDocumentsFor(collection),
    // There are four databases for each user, and each is small.
    shards: uid === undefined ? undefined : 1,
  };
}
