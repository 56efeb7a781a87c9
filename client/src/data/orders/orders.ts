import { answerId } from '@coffee-catalog/shared/orders/answer';
import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { Ledger } from '../ledger/ledger.ts';
import type { OrderEntry } from '../ledger/ledger-entry.ts';
import type { CollectionState, LiveCollection } from '../local/live-collection.ts';
import { derive } from '../store/derive.ts';
import { type Readable, Store } from '../store/store.ts';
import type { OrdersView } from '../use-orders.ts';
import { departedSince } from './departed-since.ts';
import { frequentItems } from './frequent-items.ts';
import { lastLiveOrder } from './last-live-order.ts';
import { newestFirst } from './newest-first.ts';
import type { OrderView } from './order-view.ts';
import { cancelIdOf, type PlacedDocument } from './placed-document.ts';
import { type KnownOrder, viewOrder } from './view-order.ts';

export type OrdersParts = {
  placed: LiveCollection<PlacedDocument>;
  processed: LiveCollection<ProcessedOrder>;
  ledger: Ledger;
  deviceId: string | undefined;
  /** What this device remembers as usual until the orders are read. */
  rememberedUsual: string[];
};

/** Every order this user has placed, wherever it is on its way. */
export class Orders {
  readonly view: Readable<OrdersView>;
  readonly frequentItems: Readable<string[]>;
  readonly #parts: OrdersParts;
  readonly #viewed = new Map<string, { facts: unknown[]; view: OrderView | undefined }>();
  /** Orders that had left placedOrders before this run began, by their last live content. */
  readonly #departed = new Store<ReadonlyMap<string, PlacedOrder>>(new Map());

  constructor(parts: OrdersParts) {
    this.#parts = parts;
    const { placed, processed, ledger } = parts;
    this.frequentItems = derive([processed.store], ({ state, rows }) =>
      state === 'done' ? frequentItems([...rows.values()].map(({ doc }) => doc)) : parts.rememberedUsual,
    );
    this.view = derive(
      [placed.store, processed.store, ledger.entries, this.#departed],
      (placedNow, processedNow, _ledger, departed) => ({
        state: stateOf([placedNow, processedNow]),
        orders: this.#viewAll(placedNow, processedNow, departed),
      }),
    );
  }

  /** Orders that were seen in placedOrders, have left it and have not arrived in processedOrders. */
  moving(): string[] {
    return this.view.get().orders.flatMap(({ orderId, known }) => (known === 'moving' ? [orderId] : []));
  }

  /** Notes what was seen for the first time and what the shop has decided; finds again what left while this device was not looking. */
  async reconcile(now: string): Promise<void> {
    const { placed, processed, ledger } = this.#parts;
    const live = [...placed.store.get().rows.values()].flatMap(({ doc }) => (doc.type === 'order' ? [doc._id] : []));
    await ledger.noteSeen(live);
    const departed = await this.#noteDeparted();
    const open = ledger.openOrders().map(orderIdOf);
    const settled = open.filter((orderId) => processed.store.get().rows.has(orderId));
    await ledger.changeOrders(settled, (entry) => ({ ...entry, settledTime: now }));
    // The settled ones too: what the shop has decided may be forgotten here when the power goes, and that it was known here is not.
    await this.#findDeparted(ledger.orders().map(orderIdOf), departed);
  }

  /** Finds the last live content of what is shown from nowhere else; `known`: what was found already. */
  async #findDeparted(orderIds: string[], known: ReadonlyMap<string, PlacedOrder>): Promise<void> {
    const { placed, processed } = this.#parts;
    const { rows, deleted } = placed.store.get();
    const found = new Map(this.#departed.get());
    for (const orderId of orderIds) {
      const isShown = rows.has(orderId) || deleted.get(orderId) !== undefined || found.has(orderId);
      if (isShown || processed.store.get().rows.has(orderId)) continue;
      const order = known.get(orderId) ?? (await lastLiveOrder(placed.database, orderId));
      if (order !== undefined) found.set(orderId, order);
    }
    if (found.size !== this.#departed.get().size) this.#departed.set(found);
  }

  /**
   * Notes what came and left again since this was done last: a run that ended in between may have shown it, and nobody else knows of it. Resolves with what
   * it last said.
   */
  async #noteDeparted(): Promise<ReadonlyMap<string, PlacedOrder>> {
    const { placed, ledger } = this.#parts;
    const { seq, orderIds } = await departedSince(placed.database, ledger.lookedAt());
    const held = new Map<string, PlacedOrder>();
    for (const orderId of orderIds) {
      if (ledger.order(orderId) !== undefined) continue;
      // What this device never held alive was never shown here. What has arrived is noted too: the power may take that again (seed 8247).
      const order = await lastLiveOrder(placed.database, orderId);
      if (order !== undefined) held.set(orderId, order);
    }
    await ledger.noteSeen([...held.keys()]);
    await ledger.noteLookedAt(seq);
    return held;
  }

  /** The same object as long as nothing about the order has changed, so that a list of a thousand shows one row anew. */
  #viewOne(known: KnownOrder): OrderView | undefined {
    const facts = Object.values(known);
    const before = this.#viewed.get(known.orderId);
    if (before?.facts.every((fact, at) => Object.is(fact, facts[at]))) return before.view;
    const view = viewOrder(known);
    this.#viewed.set(known.orderId, { facts, view });
    return view;
  }

  #viewAll(
    placed: CollectionState<PlacedDocument>,
    processed: CollectionState<ProcessedOrder>,
    departed: ReadonlyMap<string, PlacedOrder>,
  ): OrderView[] {
    const { ledger, deviceId } = this.#parts;
    const refused = ledger.refusedOrders();
    const ids = new Set([
      ...placed.rows.keys(),
      ...placed.deleted.keys(),
      ...departed.keys(),
      ...processed.rows.keys(),
    ]);
    const views: OrderView[] = [];
    for (const orderId of ids) {
      const book = processed.rows.get(orderId)?.doc;
      const answer = answerId(orderId, book?.question?.number ?? 0);
      const view = this.#viewOne({
        orderId,
        placed: orderIn(placed.rows.get(orderId)?.doc),
        departed: orderIn(placed.deleted.get(orderId)) ?? departed.get(orderId),
        processed: book,
        entry: ledger.order(orderId),
        refusal: refused[orderId],
        cancelRequested: placed.rows.has(cancelIdOf(orderId)),
        cancelRefusal: refused[cancelIdOf(orderId)],
        // Taken by the shop already, as well: what comes of it has not arrived yet.
        answered: placed.rows.has(answer) || placed.deleted.has(answer),
        answerRefusal: refused[answer],
        deviceId,
      });
      if (view !== undefined) views.push(view);
    }
    return views.sort(newestFirst((orderId) => ledger.order(orderId)?.ordinal));
  }
}

function orderIn(document: PlacedDocument | undefined): PlacedOrder | undefined {
  return document?.type === 'order' ? document : undefined;
}

function orderIdOf(entry: OrderEntry): string {
  return entry._id.slice('order:'.length);
}

function stateOf(collections: readonly Pick<CollectionState<unknown>, 'state'>[]): OrdersView['state'] {
  if (collections.some(({ state }) => state === 'error')) return 'error';
  return collections.every(({ state }) => state === 'done') ? 'done' : 'loading';
}
