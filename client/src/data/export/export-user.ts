import type { LocalDatabase } from '../local/local-database.ts';
import type { OrderView } from '../orders/order-view.ts';
import type { Collections } from '../shopper/open-collections.ts';

/** What a user has on this device, as stored: also what this version of the app does not understand. */
export type ExportedUser = {
  /** Every document of each collection, current version. */
  collections: Record<'user' | 'draftOrders' | 'placedOrders' | 'processedOrders', object[]>;
  /** What no other place has. */
  onlyOnThisDevice: {
    deviceId: string | undefined;
    /** Orders the shop has not proved to hold. */
    unsentOrders: string[];
    /** Changes of carts and profile the shop has not proved to hold. */
    unsentChanges: number;
    /** What this device knows of each order: when it saw it first, what it told. */
    ledger: object[];
  };
  /** Where each order stands, as far as this device knows. */
  orders: { orderId: string; known: OrderView['known'] }[];
};

export type ExportParts = {
  collections: Collections;
  orders: readonly OrderView[];
  deviceId: string | undefined;
  unsentChanges: number;
};

/** Gathers everything of a user that is on this device. Needs no network. Throws when a database cannot be read: half a copy would pass for a whole one. */
export async function exportUser({ collections, orders, deviceId, unsentChanges }: ExportParts): Promise<ExportedUser> {
  const { profile, drafts, placed, processed, ledger } = collections;
  return {
    collections: {
      user: await documentsOf(profile.database),
      draftOrders: await documentsOf(drafts.database),
      placedOrders: await documentsOf(placed.database),
      processedOrders: await documentsOf(processed.database),
    },
    onlyOnThisDevice: {
      deviceId,
      unsentOrders: orders
        .filter(({ known }) => known === 'on-device' || known === 'held')
        .map(({ orderId }) => orderId),
      unsentChanges,
      ledger: await documentsOf(ledger.database),
    },
    orders: orders.map(({ orderId, known }) => ({ orderId, known })),
  };
}

async function documentsOf(database: LocalDatabase): Promise<object[]> {
  const { rows } = await database.run((pouch) => pouch.allDocs({ include_docs: true }));
  return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
}
