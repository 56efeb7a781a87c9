/** The principal that nobody is signed in as. */
export const GUEST = 'guest';

/** What is kept on the device: the synced collections and the device's own ledger. */
export type LocalCollection = 'user' | 'draftOrders' | 'placedOrders' | 'processedOrders' | 'ledger';

/** The catalog is the same for everybody. */
export const CATALOG_DATABASE = 'coffee-catalog';

/** The name of a database of one user on this device. It holds the user's id, so that two users of a device can never share one. */
export function databaseName(uid: string, collection: LocalCollection): string {
  return `coffee-${uid}-${collection}`;
}
