import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { LiveCollection } from '../local/live-collection.ts';
import type { LocalDatabase } from '../local/local-database.ts';
import type { PlacedDocument } from '../orders/placed-document.ts';
import { derive } from '../store/derive.ts';
import { type Readable, Store } from '../store/store.ts';
import type { DraftRowDocument } from './draft-row.ts';

/** Whether a draft still is one. `asking`: not looked up yet, so not shown either. */
export type Liveness = (orderId: string) => 'alive' | 'dead' | 'asking';

/** A guest's drafts have no orders that could end them. */
export const allAlive: Readable<Liveness> = { get: () => isAlive, subscribe: () => () => {} };
const isAlive: Liveness = () => 'alive';

/**
 * Which drafts are dead: those whose id is known in placedOrders or processedOrders, deleted documents included, whatever the draft's own
 * revision tree says. (An older edit elsewhere brings a deleted draft back to life; this keeps it dead.)
 */
export class KnownOrders {
  readonly liveness: Readable<Liveness>;
  readonly #drafts: LiveCollection<DraftRowDocument>;
  readonly #databases: readonly LocalDatabase[];
  readonly #asked = new Store<ReadonlyMap<string, boolean>>(new Map());
  readonly #asking = new Map<string, Promise<void>>();
  readonly #stop: () => void;

  constructor(
    drafts: LiveCollection<DraftRowDocument>,
    placed: LiveCollection<PlacedDocument>,
    processed: LiveCollection<ProcessedOrder>,
  ) {
    this.#drafts = drafts;
    this.#databases = [placed.database, processed.database];
    this.liveness = derive([placed.store, processed.store, this.#asked], (placedNow, processedNow, asked) => {
      const isKnown = (id: string) =>
        placedNow.rows.has(id) || placedNow.deleted.has(id) || processedNow.rows.has(id) || asked.get(id) === true;
      return (id: string) => (isKnown(id) ? 'dead' : asked.has(id) ? 'alive' : 'asking');
    });
    this.#stop = drafts.store.subscribe(() => void this.ask());
  }

  /** Tells that a draft was begun on this device just now: its id is new. */
  begin(orderId: string): void {
    this.#asked.set(new Map(this.#asked.get()).set(orderId, false));
  }

  /** Looks up every draft that has not been looked up yet; resolves when all are. */
  async ask(): Promise<void> {
    const ids = new Set<string>();
    for (const rowId of this.#drafts.store.get().rows.keys()) {
      const orderId = parseDraftRowId(rowId)?.orderId;
      if (orderId !== undefined && !this.#asked.get().has(orderId) && !this.#asking.has(orderId)) ids.add(orderId);
    }
    if (ids.size > 0) {
      const looking = this.#lookUp([...ids]);
      for (const id of ids) this.#asking.set(id, looking);
    }
    await Promise.all(this.#asking.values());
  }

  /** Whether an order's id is known at this moment, asked of the databases themselves. */
  async isKnown(orderId: string): Promise<boolean> {
    const found = await Promise.all(this.#databases.map((database) => knownIn(database, [orderId])));
    return found.some((known) => known.has(orderId));
  }

  stop(): void {
    this.#stop();
  }

  async #lookUp(ids: string[]): Promise<void> {
    try {
      const found = await Promise.all(this.#databases.map((database) => knownIn(database, ids)));
      const asked = new Map(this.#asked.get());
      for (const id of ids)
        asked.set(
          id,
          found.some((known) => known.has(id)),
        );
      this.#asked.set(asked);
    } catch {
      // Closed meanwhile, or unreadable: they stay unasked and unseen, and the next change asks again.
    } finally {
      for (const id of ids) this.#asking.delete(id);
    }
  }
}

/** Which of some ids a database has ever seen. */
async function knownIn(database: LocalDatabase, ids: string[]): Promise<Set<string>> {
  const { rows } = await database.run((pouch) => pouch.allDocs({ keys: ids }));
  return new Set(rows.flatMap((row) => ('error' in row ? [] : [row.id])));
}
