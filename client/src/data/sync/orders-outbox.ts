import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { Ledger } from '../ledger/ledger.ts';
import type { Refusal } from '../ledger/ledger-entry.ts';
import type { LiveCollection } from '../local/live-collection.ts';
import type { PlacedDocument } from '../orders/placed-document.ts';
import { problemOf } from './gateway-problem.ts';
import type { OutboxParts, Unsent } from './outbox.ts';
import { isDue, recordRefusals } from './record-refusals.ts';
import { type Leaf, MAX_DOCUMENTS, type SendOutcome, sendLeaves } from './send-leaves.ts';

type OrdersOutboxParts = OutboxParts & { ledger: Ledger };

/** How often the server is asked whether it still has what it once proved to have. */
const ASK_AGAIN_MS = 20_000;

/**
 * Sends what this device has placed. It goes by the documents themselves, not by a sequence: whatever still lies in placedOrders has no outcome yet,
 * and is asked for in every round, so that an order that the server loses again is sent again. Nothing leaves before its outcome is published.
 */
export class OrdersOutbox {
  readonly collection = 'placedOrders' as const;
  readonly #parts: OrdersOutboxParts;
  readonly #placed: LiveCollection<PlacedDocument>;
  #askedAgain = Number.NEGATIVE_INFINITY;
  /** The shop cut the last sending short: some of it may be there, and sending that again would be charged again. */
  #wasCutShort = false;

  constructor(parts: Omit<OrdersOutboxParts, 'collection'>, placed: LiveCollection<PlacedDocument>) {
    this.#parts = { ...parts, collection: 'placedOrders' };
    this.#placed = placed;
  }

  /** What the server has not proved to have, without asking it. Throws when this device cannot read what was placed: nothing may pass for sent then. */
  async unsent(): Promise<Unsent> {
    const refused = this.#refused();
    const open = this.#leaves();
    const waiting = new Set(open.filter((leaf) => !this.#isProven(leaf) && !(leaf.id in refused)).map(({ id }) => id));
    // A refusal of something that has left placedOrders is settled: the order came to the shop another way.
    const ids = new Set(open.map(({ id }) => id));
    const held = Object.values(refused).filter(({ id }) => ids.has(id));
    const wishes = [...waiting, ...held.map(({ id }) => id)].filter((id) => !ORDER_ID_PATTERN.test(id));
    return { waiting: waiting.size, refused: held, wishes: wishes.length };
  }

  /** Sends what is due. Throws a GatewayProblem when the server could not be asked, and an Error when this device cannot read what was placed. */
  async send(inUse: boolean): Promise<number> {
    // Another tab may have placed something that this one's feed has not told yet.
    await this.#placed.refresh();
    const clock = { now: this.#parts.device.now(), inUse };
    const due = this.#leaves().filter((leaf) => isDue(leaf, this.#refused(), clock));
    const [fresh, proven] = [due.filter((leaf) => !this.#isProven(leaf)), due.filter((leaf) => this.#isProven(leaf))];
    const sent = await this.#sendFresh(fresh, inUse);
    await this.#askAgain(proven, inUse);
    return sent;
  }

  /**
   * One batch after the other, each noted before the next: when the shop has taken as many orders as it takes at once, those stay proved and only the
   * rest is tried again. Returns how many leaves were proved.
   */
  async #sendFresh(fresh: Leaf[], inUse: boolean): Promise<number> {
    let proven = 0;
    try {
      for (let from = 0; from < fresh.length; from += MAX_DOCUMENTS) {
        const batch = fresh.slice(from, from + MAX_DOCUMENTS);
        const outcome = await sendLeaves(batch, { ...this.#parts, sendUnasked: !this.#wasCutShort });
        await this.#record(outcome, inUse);
        proven += outcome.proven.length;
      }
    } catch (error) {
      // Without an answer the next try is most often the first that arrives: it goes out at once.
      if (problemOf(error)?.kind !== 'offline') this.#wasCutShort = true;
      throw error;
    }
    this.#wasCutShort = false;
    return proven;
  }

  /** The server may have lost what it had (a restored copy, a write that the quorum missed): it is asked again now and then, and sent again. */
  async #askAgain(proven: Leaf[], inUse: boolean): Promise<void> {
    const { device } = this.#parts;
    if (proven.length === 0 || device.elapsed() - this.#askedAgain < ASK_AGAIN_MS) return;
    this.#askedAgain = device.elapsed();
    await this.#record(await sendLeaves(proven, { ...this.#parts, sendUnasked: false }), inUse);
  }

  async #record(outcome: SendOutcome, inUse: boolean): Promise<void> {
    const { device, ledger } = this.#parts;
    const now = device.now();
    const news = outcome.proven.filter((leaf) => !this.#isProven(leaf));
    await ledger.changeOrders([...new Set(news.map(({ id }) => id))], (entry) => {
      const known = entry.atServer ?? { revs: [], time: new Date(now).toISOString() };
      const revs = news.filter(({ id }) => entry._id === `order:${id}`).map(({ rev }) => rev);
      return { ...entry, atServer: { ...known, revs: [...new Set([...known.revs, ...revs])].sort() } };
    });
    const settled = outcome.proven.some(({ id }) => id in this.#refused());
    if (outcome.refused.length === 0 && !settled) return;
    const clock = { now, inUse, random: device.random() };
    await ledger.changeRefusedOrders((refused) => recordRefusals(refused, outcome, clock));
  }

  #isProven({ id, rev }: Leaf): boolean {
    return this.#parts.ledger.order(id)?.atServer?.revs.includes(rev) === true;
  }

  #refused(): Readonly<Record<string, Refusal>> {
    return this.#parts.ledger.refusedOrders();
  }

  /** Also of what this version does not understand: it is sent as it was written, and the server says what it thinks of it. */
  #leaves(): Leaf[] {
    const { state, rows, unreadable } = this.#placed.store.get();
    // Nothing was read: that says nothing about what is there.
    if (state !== 'done') throw new Error('The orders on this device cannot be read.');
    const revs = [
      ...[...rows.values()].map(({ id, rev, conflicts }) => [id, [rev, ...conflicts]] as const),
      ...unreadable,
    ];
    return revs.flatMap(([id, leaves]) => leaves.map((rev) => ({ id, rev })));
  }
}
