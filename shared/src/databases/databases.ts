import { UID_PATTERN } from '../ids/patterns.ts';

/** Databases there is one of, for the whole shop. */
export const SHOP_DATABASES = [
  'catalog',
  'images',
  'orders',
  'stock',
  'kitchen',
  'parked',
  'audit',
  'accounts',
  'sessions',
  'push',
] as const;
export type ShopDatabase = (typeof SHOP_DATABASES)[number];

/** Collections each user has their own database of: the collection's name and the prefix of its databases. */
export const USER_DATABASE_PREFIXES = {
  user: 'user-',
  draftOrders: 'draftorders-',
  placedOrders: 'placedorders-',
  processedOrders: 'processedorders-',
} as const;
export type UserCollection = keyof typeof USER_DATABASE_PREFIXES;
export const USER_COLLECTIONS = Object.keys(USER_DATABASE_PREFIXES) as readonly UserCollection[];

/** What the sync door shows: `/db/<collection>`. */
export const SYNC_COLLECTIONS = ['catalog', 'user', 'draftOrders', 'placedOrders', 'processedOrders'] as const;
export type SyncCollection = (typeof SYNC_COLLECTIONS)[number];

/** The name of a user's database. Throws on anything that is not a user id, so that no path can name another database. */
export function userDatabase(collection: UserCollection, uid: string): string {
  if (!UID_PATTERN.test(uid)) throw new Error('not a user id');
  return `${USER_DATABASE_PREFIXES[collection]}${uid}`;
}

/** Which user and collection a database belongs to; `undefined` for the shop's own databases. */
export function parseUserDatabase(name: string): { collection: UserCollection; uid: string } | undefined {
  for (const collection of USER_COLLECTIONS) {
    const prefix = USER_DATABASE_PREFIXES[collection];
    const uid = name.slice(prefix.length);
    if (name.startsWith(prefix) && UID_PATTERN.test(uid)) return { collection, uid };
  }
  return undefined;
}
