import { CATEGORIES, Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { itemOn } from '@coffee-catalog/shared/catalog/sold-out';
import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import type { Device } from '../device/device.ts';
import { CATALOG_DATABASE } from '../local/database-names.ts';
import { lenient } from '../local/lenient.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';
import type { CatalogView } from '../use-catalog.ts';

const parseItem = lenient(Item);

/** What the shop sells, as this device last heard of it. One for everybody who uses the device. */
export class Catalog {
  readonly database: LocalDatabase;
  readonly collection: LiveCollection<Item>;
  /** Every item, hidden ones too, by its id, as it can be had today. */
  readonly byId: Readable<ReadonlyMap<string, CatalogEntry>>;
  /** What shoppers see, as it can be had today, and what the owner sees, as it is stored. */
  readonly shopView: Readable<CatalogView>;
  readonly ownerView: Readable<CatalogView>;

  /** `today`: the shop's calendar day by this device's clock, once the shop's zone is known. */
  constructor(device: Device, today: Readable<string | undefined>) {
    this.database = new LocalDatabase(device, CATALOG_DATABASE);
    this.collection = new LiveCollection(this.database, parseItem);
    const stored = derive([this.collection.store], ({ rows }) =>
      [...rows.values()].map(({ doc, rev }) => ({ item: doc, rev })).sort(byShelf),
    );
    // What is sold out today stays on its shelf, and cannot be had.
    const had = derive([stored, today], (entries, day) =>
      day === undefined ? entries : entries.map(({ item, rev }) => ({ item: itemOn(item, day), rev })),
    );
    const shown = derive([stored, had], (entries, had) => had.filter((_, index) => entries[index]?.item.available));
    this.byId = derive([had], indexed);
    const view = (items: Readable<CatalogEntry[]>, byId: Readable<ReadonlyMap<string, CatalogEntry>>) =>
      derive([this.collection.store, items, byId], ({ state }, items, byId): CatalogView => {
        // Nothing has come yet: that is not a shop without goods.
        return { state: state === 'done' && byId.size === 0 ? 'loading' : state, items, byId };
      });
    this.shopView = view(shown, this.byId);
    this.ownerView = view(stored, derive([stored], indexed));
  }

  /** The paths of all pictures, each once. */
  pictures(): string[] {
    const images = [...this.collection.store.get().rows.values()].map(({ doc }) => doc.image);
    return [...new Set(images.filter((image) => image !== null))];
  }

  async close(): Promise<void> {
    this.collection.stop();
    await this.database.close();
  }
}

function indexed(entries: CatalogEntry[]): ReadonlyMap<string, CatalogEntry> {
  return new Map(entries.map((entry) => [itemIdOf(entry.item), entry]));
}

function byShelf({ item: a }: CatalogEntry, { item: b }: CatalogEntry): number {
  return (
    CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) || a.order - b.order || (a._id < b._id ? -1 : 1)
  );
}
