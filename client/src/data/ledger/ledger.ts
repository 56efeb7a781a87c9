import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { LiveCollection } from '../local/live-collection.ts';
import { type CurrentRow, type DecideRow, RowWriter } from '../local/row-writer.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';
import type { LedgerEntry, OrderEntry, OutboxEntry } from './ledger-entry.ts';

/** Now, for an entry: this device's clock. */
export type LedgerClock = { now(): number };

/**
 * What this device knows of each of its orders and of each collection it sends: proved, refused, told. One database of its own that never
 * replicates; every tab reads it, the replicating tab writes it.
 */
export class Ledger {
  /** All entries, as written or about to be. */
  readonly entries: Readable<ReadonlyMap<string, LedgerEntry>>;
  readonly #writer: RowWriter<LedgerEntry>;
  readonly #clock: LedgerClock;

  constructor(collection: LiveCollection<LedgerEntry>, clock: LedgerClock) {
    this.#clock = clock;
    this.#writer = new RowWriter(collection);
    this.entries = derive([collection.store, this.#writer.pending], ({ rows }, pending) => {
      const entries = new Map([...rows.values()].map(({ id, doc }) => [id, doc]));
      for (const [id, { doc }] of pending) if (doc !== undefined) entries.set(id, doc);
      return entries;
    });
  }

  order(orderId: string): OrderEntry | undefined {
    return this.#writer.read(`order:${orderId}`) as OrderEntry | undefined;
  }

  /** The entries of the orders on which the shop has not decided, as far as this device knows. */
  openOrders(): OrderEntry[] {
    return [...this.entries.get().values()].flatMap((entry) =>
      entry.type === 'order-entry' && entry.settledTime === undefined && isOfAnOrder(entry) ? [entry] : [],
    );
  }

  outbox(collection: string): OutboxEntry | undefined {
    return this.#writer.read(`outbox:${collection}`) as OutboxEntry | undefined;
  }

  /** Begins an entry for each order that has none: from here on this device counts how long it waits. */
  async noteSeen(orderIds: readonly string[]): Promise<void> {
    const unknown = orderIds.filter((orderId) => this.order(orderId) === undefined);
    await this.changeOrders(unknown, (entry) => entry);
  }

  /** Changes the entries of some orders in one write. */
  async changeOrders(orderIds: readonly string[], change: (entry: OrderEntry) => OrderEntry): Promise<void> {
    if (orderIds.length === 0) return;
    const decide = (orderId: string): DecideRow<LedgerEntry> => {
      return (current) => ({ kind: 'write', doc: change(this.#entryOf(orderId, current)) });
    };
    await this.#writer.change(new Map(orderIds.map((orderId) => [`order:${orderId}`, decide(orderId)])));
  }

  async changeOutbox(collection: string, instance: string, change: (entry: OutboxEntry) => OutboxEntry): Promise<void> {
    const fresh: OutboxEntry = { _id: `outbox:${collection}`, type: 'outbox', instance, provenSeq: 0, refused: {} };
    const decide: DecideRow<LedgerEntry> = (current) => {
      const known = current.kind === 'live' && current.doc.type === 'outbox' ? current.doc : fresh;
      // Another instance: the collection was lost and begun anew, so nothing of it is proved.
      return { kind: 'write', doc: change(known.instance === instance ? known : fresh) };
    };
    await this.#writer.change(new Map([[fresh._id, decide]]));
  }

  async flush(): Promise<void> {
    await this.#writer.flush();
  }

  #entryOf(orderId: string, current: CurrentRow<LedgerEntry>): OrderEntry {
    if (current.kind === 'live' && current.doc.type === 'order-entry') return current.doc;
    const now = this.#clock.now();
    const firstSeenTime = new Date(now).toISOString();
    return {
      _id: `order:${orderId}`,
      type: 'order-entry',
      firstSeenTime,
      ageMs: 0,
      countedTime: now,
      told: {},
      dismissed: {},
    };
  }
}

/** What is said about an order (`cancel:…`, `answer:…`) is proved like an order, but no order. */
function isOfAnOrder({ _id }: OrderEntry): boolean {
  return ORDER_ID_PATTERN.test(_id.slice('order:'.length));
}
