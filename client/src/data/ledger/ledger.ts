import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { Device } from '../device/device.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import { type CurrentRow, type DecideRow, RowWriter } from '../local/row-writer.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';
import type { DraftEntry, FeedEntry, LedgerEntry, OrderEntry, OutboxEntry, Refusal } from './ledger-entry.ts';

/** Now, for an entry: this device's clock, and what is known of it. */
export type LedgerClock = Pick<Device, 'now' | 'aheadMs'>;

const LOOKED_AT: FeedEntry['_id'] = 'feed:placedOrders';
const NO_REFUSALS: OutboxEntry = { _id: 'outbox:placedOrders', type: 'outbox', refused: {} };

/**
 * What this device knows of each of its orders and of the carts of others: proved, refused, told. One database of its own that never
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

  /** The entries of all orders that this device has seen. */
  orders(): OrderEntry[] {
    return this.#orderEntries().filter(isOfAnOrder);
  }

  /** The entries of the orders on which the shop has not decided, as far as this device knows. */
  openOrders(): OrderEntry[] {
    return this.orders().filter((entry) => entry.settledTime === undefined);
  }

  /** What the server did not store of what lies in placedOrders, by document. */
  refusedOrders(): Readonly<Record<string, Refusal>> {
    return (this.#writer.read(NO_REFUSALS._id) as OutboxEntry | undefined)?.refused ?? {};
  }

  /** Begins an entry for each order that has none: from here on this device counts how long it waits. */
  async noteSeen(orderIds: readonly string[]): Promise<void> {
    const unknown = orderIds.filter((orderId) => this.order(orderId) === undefined);
    const seen = Math.max(0, ...this.#orderEntries().map(({ ordinal }) => ordinal ?? 0));
    const ordinals = new Map(unknown.map((orderId, at) => [`order:${orderId}`, seen + 1 + at]));
    await this.changeOrders(unknown, (entry) => ({ ordinal: ordinals.get(entry._id) ?? 0, ...entry }));
  }

  /** Changes the entries of some orders in one write. */
  async changeOrders(orderIds: readonly string[], change: (entry: OrderEntry) => OrderEntry): Promise<void> {
    if (orderIds.length === 0) return;
    const decide = (orderId: string): DecideRow<LedgerEntry> => {
      return (current) => ({ kind: 'write', doc: change(this.#entryOf(orderId, current)) });
    };
    await this.#writer.change(new Map(orderIds.map((orderId) => [`order:${orderId}`, decide(orderId)])));
  }

  async changeRefusedOrders(
    change: (refused: Readonly<Record<string, Refusal>>) => Record<string, Refusal>,
  ): Promise<void> {
    const decide: DecideRow<LedgerEntry> = (current) => {
      const known = current.kind === 'live' && current.doc.type === 'outbox' ? current.doc : NO_REFUSALS;
      return { kind: 'write', doc: { ...known, refused: change(known.refused) } };
    };
    await this.#writer.change(new Map([[NO_REFUSALS._id, decide]]));
  }

  /** Up to which sequence of this device's placedOrders `noteLookedAt` was told; 0 at first. */
  lookedAt(): number {
    return (this.#writer.read(LOOKED_AT) as FeedEntry | undefined)?.seq ?? 0;
  }

  /** All that left placedOrders up to this sequence has its entry, or needs none. */
  async noteLookedAt(seq: number): Promise<void> {
    if (seq === this.lookedAt()) return;
    const doc: FeedEntry = { _id: LOOKED_AT, type: 'feed', seq };
    await this.#writer.change(new Map([[LOOKED_AT, () => ({ kind: 'write', doc })]]));
  }

  draft(orderId: string): DraftEntry | undefined {
    return this.#writer.read(`draft:${orderId}`) as DraftEntry | undefined;
  }

  /** Changes what is noted of some drafts; nothing is written of those that stay as they are or that `change` has nothing to say of. */
  async changeDrafts(
    orderIds: readonly string[],
    change: (entry: DraftEntry | undefined, orderId: string) => Pick<DraftEntry, 'seen' | 'news'> | undefined,
  ): Promise<void> {
    const next = (orderId: string, known: DraftEntry | undefined): DraftEntry | undefined => {
      const changed = change(known, orderId);
      const entry = changed && { _id: `draft:${orderId}` as const, type: 'draft-entry' as const, ...changed };
      return entry === undefined || canonicalJson(entry) === canonicalJson(known ?? null) ? undefined : entry;
    };
    const decide = (orderId: string): DecideRow<LedgerEntry> => {
      return (current) => {
        const known = current.kind === 'live' && current.doc.type === 'draft-entry' ? current.doc : undefined;
        const doc = next(orderId, known);
        return doc === undefined ? { kind: 'leave' } : { kind: 'write', doc };
      };
    };
    const due = orderIds.filter((orderId) => next(orderId, this.draft(orderId)) !== undefined);
    if (due.length > 0) await this.#writer.change(new Map(due.map((orderId) => [`draft:${orderId}`, decide(orderId)])));
  }

  /** Forgets the drafts that are not there any more. */
  async keepDrafts(orderIds: ReadonlySet<string>): Promise<void> {
    const gone = [...this.entries.get().values()].filter(
      ({ _id, type }) => type === 'draft-entry' && !orderIds.has(_id.slice('draft:'.length)),
    );
    if (gone.length > 0) await this.#writer.change(new Map(gone.map(({ _id }) => [_id, () => ({ kind: 'delete' })])));
  }

  async flush(): Promise<void> {
    await this.#writer.flush();
  }

  #orderEntries(): OrderEntry[] {
    return [...this.entries.get().values()].flatMap((entry) => (entry.type === 'order-entry' ? [entry] : []));
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
      countedAheadMs: this.#clock.aheadMs?.() ?? 0,
      told: {},
      dismissed: {},
    };
  }
}

/** What is said about an order (`cancel:…`, `answer:…`) is proved like an order, but no order. */
function isOfAnOrder({ _id }: OrderEntry): boolean {
  return ORDER_ID_PATTERN.test(_id.slice('order:'.length));
}
