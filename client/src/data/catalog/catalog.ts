import { CATEGORIES, Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
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
  /** Every item, hidden ones too, by its id. */
  readonly byId: Readable<ReadonlyMap<string, CatalogEntry>>;
  /** What shoppers see, and what the owner sees. */
  readonly shopView: Readable<CatalogView>;
  readonly ownerView: Readable<CatalogView>;

  constructor(device: Device) {
    this.database = new LocalDatabase(device, CATALOG_DATABASE);
    this.collection = new LiveCollection(this.database, parseItem);
    const sorted = derive([this.collection.store], ({ rows }) =>
      [...rows.values()].map(({ doc, rev }) => ({ item: doc, rev })).sort(byShelf),
    );
    this.byId = derive([sorted], (entries) => new Map(entries.map((entry) => [itemIdOf(entry.item), entry])));
    const view = (isShown: (item: Item) => boolean) =>
      derive([this.collection.store, sorted, this.byId], ({ state }, entries, byId): CatalogView => {
        const items = entries.filter(({ item }) => isShown(item));
        // Nothing has come yet: that is not a shop without goods.
        return { state: state === 'done' && entries.length === 0 ? 'loading' : state, items, byId };
      });
    this.shopView = view(({ available }) => available);
    this.ownerView = view(() => true);
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

function byShelf({ item: a }: CatalogEntry, { item: b }: CatalogEntry): number {
  return (
    CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) || a.order - b.order || (a._id < b._id ? -1 : 1)
  );
}
