import { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { Profile } from '@coffee-catalog/shared/users/profile';
import type { Device } from '../device/device.ts';
import { type DraftRowDocument, parseDraftRow } from '../drafts/draft-row.ts';
import { type LedgerEntry, parseLedgerEntry } from '../ledger/ledger-entry.ts';
import { databaseName } from '../local/database-names.ts';
import { lenient } from '../local/lenient.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { type PlacedDocument, parsePlacedDocument } from '../orders/placed-document.ts';
import { parseProfile } from '../profile/profiles.ts';

/** Everything a user has on this device, in memory and followed. */
export type Collections = {
  drafts: LiveCollection<DraftRowDocument>;
  placed: LiveCollection<PlacedDocument>;
  processed: LiveCollection<ProcessedOrder>;
  profile: LiveCollection<Profile>;
  ledger: LiveCollection<LedgerEntry>;
  load(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a user's databases on this device; `load` reads them. */
export function openCollections(device: Device, uid: string): Collections {
  const open = (...[name, durability]: [Parameters<typeof databaseName>[1], 'strict'?]) =>
    new LocalDatabase(device, databaseName(uid, name), durability);
  const collections = {
    drafts: new LiveCollection(open('draftOrders'), parseDraftRow),
    // The commit point of an order: on the disk before the shopper is told.
    placed: new LiveCollection(open('placedOrders', 'strict'), parsePlacedDocument),
    processed: new LiveCollection(open('processedOrders'), lenient(ProcessedOrder)),
    profile: new LiveCollection(open('user'), parseProfile),
    // What this device has seen: without it an order that has left placedOrders would be looked for by nobody.
    ledger: new LiveCollection(open('ledger', 'strict'), parseLedgerEntry),
  };
  const all = Object.values(collections);
  return {
    ...collections,
    async load() {
      await Promise.all(all.map((collection) => collection.load()));
    },
    async close() {
      for (const collection of all) collection.stop();
      await Promise.all(all.map(({ database }) => database.close()));
    },
  };
}
