import type { Device } from '../device/device.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OrderEntry } from '../ledger/ledger-entry.ts';
import type { UnreceivedStage } from '../orders/order-view.ts';
import type { Orders } from '../orders/orders.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';
import type { Unreceived } from '../use-unreceived.ts';
import { countAge, passedByWallClock, stageOf, type WallMoment } from './count-age.ts';
import { noticeOf } from './notice-of.ts';

/** How often ages are counted and written down, at most. */
const COUNT_EVERY_MS = 60_000;
const FOLLOWER_WAIT_MS = 5_000;

export type WatchParts = {
  device: Device;
  ledger: Ledger;
  orders: Orders;
  /** After how long a shopper is told, in milliseconds. */
  toldAfterMs: () => number;
  /** Whether this tab is the one that counts and tells. */
  isLeading: () => boolean;
};

/** Looks after the orders that the shop has not received, and tells the shopper once per order and stage. */
export class UnreceivedWatch {
  readonly view: Readable<Unreceived[]>;
  readonly #parts: WatchParts;
  readonly #counted = new Map<string, number>();
  #cancel = () => {};
  #checking = false;
  #stopped = false;
  readonly #stopListening: () => void;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.view = derive([parts.orders.view, parts.ledger.entries], ({ orders }) => {
      const waiting = new Set(orders.flatMap((order) => (order.processed === undefined ? [order.orderId] : [])));
      return parts.ledger.openOrders().flatMap((entry) => (waiting.has(orderIdOf(entry)) ? toldAbout(entry) : []));
    });
    this.#stopListening = parts.ledger.entries.subscribe(() => this.#schedule());
  }

  start(): void {
    void this.check();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#stopListening();
  }

  /** Counts ages and tells what is due. */
  async check(): Promise<void> {
    if (this.#checking || this.#stopped) return;
    this.#checking = true;
    try {
      if (this.#parts.isLeading()) await this.#countAll();
    } catch {
      // The next check counts again; an age that could not be written is counted from the one before.
    } finally {
      this.#checking = false;
      this.#schedule();
    }
  }

  async dismiss(orderId: string, stage: UnreceivedStage): Promise<void> {
    const now = new Date(this.#parts.device.now()).toISOString();
    await this.#parts.ledger.changeOrders([orderId], (entry) => ({
      ...entry,
      dismissed: { ...entry.dismissed, [stage]: now },
    }));
  }

  async #countAll(): Promise<void> {
    const { device, ledger, toldAfterMs } = this.#parts;
    const open = ledger.openOrders();
    const due = open.filter((entry) => this.#ageOf(entry) >= toldAfterMs() && entry.told[stageOf(entry)] === undefined);
    const stale = open.filter((entry) => this.#ageOf(entry) - entry.ageMs >= COUNT_EVERY_MS);
    const moment = this.#wallMoment();
    const changed = [...new Set([...due, ...stale])];
    await ledger.changeOrders(changed.map(orderIdOf), (entry) => {
      const counted = countAge(entry, { ...moment, elapsedMs: this.#elapsed(entry) });
      const isDue = counted.ageMs >= toldAfterMs() && counted.told[stageOf(counted)] === undefined;
      return isDue
        ? { ...counted, told: { ...counted.told, [stageOf(counted)]: new Date(moment.now).toISOString() } }
        : counted;
    });
    for (const entry of changed) this.#counted.set(entry._id, device.elapsed());
    for (const entry of due) await device.notify(noticeOf(orderIdOf(entry), stageOf(entry)));
  }

  /** The age at this moment, not written down. */
  #ageOf(entry: OrderEntry): number {
    return countAge(entry, { ...this.#wallMoment(), elapsedMs: this.#elapsed(entry) }).ageMs;
  }

  #wallMoment(): WallMoment {
    const { device } = this.#parts;
    return { now: device.now(), aheadMs: device.aheadMs?.() ?? 0 };
  }

  #elapsed(entry: OrderEntry): number | undefined {
    const counted = this.#counted.get(entry._id);
    return counted === undefined ? undefined : this.#parts.device.elapsed() - counted;
  }

  #schedule(): void {
    this.#cancel();
    if (this.#stopped || this.#checking) return;
    const untold = this.#parts.ledger.openOrders().filter((entry) => entry.told[stageOf(entry)] === undefined);
    if (untold.length === 0) return;
    // From the first sight in this run on, the steady clock counts.
    for (const entry of untold) this.#countFromHere(entry);
    const soonest = Math.min(...untold.map((entry) => this.#parts.toldAfterMs() - this.#ageOf(entry)));
    // A tab that does not lead looks again later: it may have to lead then.
    const least = this.#parts.isLeading() ? 0 : FOLLOWER_WAIT_MS;
    this.#cancel = this.#parts.device.after(
      Math.max(least, Math.min(COUNT_EVERY_MS, soonest)),
      () => void this.check(),
    );
  }

  #countFromHere(entry: OrderEntry): void {
    if (this.#counted.has(entry._id)) return;
    const sinceCounted = passedByWallClock(entry, this.#wallMoment());
    this.#counted.set(entry._id, this.#parts.device.elapsed() - sinceCounted);
  }
}

function orderIdOf(entry: OrderEntry): string {
  return entry._id.slice('order:'.length);
}

function toldAbout(entry: OrderEntry): Unreceived[] {
  const stage = stageOf(entry);
  if (entry.told[stage] === undefined || entry.dismissed[stage] !== undefined) return [];
  return [{ orderId: orderIdOf(entry), stage, sinceTime: entry.firstSeenTime }];
}
