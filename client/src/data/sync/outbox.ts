import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Device } from '../device/device.ts';
import type { Refusal } from '../ledger/ledger-entry.ts';
import type { LocalDatabase } from '../local/local-database.ts';
import type { Gateway } from './gateway.ts';
import { changeProgress, type Progress, readProgress } from './outbox-progress.ts';
import type { PulledLeaf } from './pull.ts';
import { isDue, recordRefusals } from './record-refusals.ts';
import { type Leaf, type SendOutcome, sendLeaves } from './send-leaves.ts';

export type OutboxParts = {
  device: Device;
  gateway: Gateway;
  local: LocalDatabase;
  collection: SyncCollection;
};

/**
 * What is left to send. `refused`: the server has said no and why; they are sent again after a while. `wishes`: how many of both together are no orders but
 * something that is said about one (to withdraw it, an answer).
 */
export type Unsent = { waiting: number; refused: Refusal[]; wishes?: number };

/** How many changes are looked at in one go. */
const BATCH = 500;

/**
 * Sends what this device changed in one collection, and keeps it until the server has proved that it has it. How far that is is kept beside what it
 * is about, in one write, so that a crash anywhere sends again and never forgets.
 */
export class ChangesOutbox {
  readonly collection: SyncCollection;
  readonly #parts: OutboxParts;
  /** Leaves that came from the server in this run: there is nothing to send of them. */
  readonly #pulled = new Set<string>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.collection = parts.collection;
  }

  notePulled(leaves: readonly PulledLeaf[]): void {
    for (const { id, rev } of leaves) this.#pulled.add(`${id} ${rev}`);
  }

  /** What the server has not proved to have, without asking it. */
  async unsent(): Promise<Unsent> {
    const { provenSeq, refused } = await this.#progress();
    const { leaves } = await this.#changesSince(provenSeq);
    const waiting = new Set(leaves.filter((leaf) => !this.#isPulled(leaf)).map(({ id }) => id));
    return { waiting: waiting.size, refused: Object.values(refused).filter(({ id }) => !waiting.has(id)) };
  }

  /** Sends everything that is due. Throws a GatewayProblem when the server could not be asked. Returns how many leaves were proved. */
  async send(inUse: boolean): Promise<number> {
    let proven = await this.#sendRefusedAgain(inUse);
    for (;;) {
      const { provenSeq } = await this.#progress();
      const { leaves, lastSeq } = await this.#changesSince(provenSeq);
      if (lastSeq === provenSeq) return proven;
      const outcome = await this.#sendAll(leaves.filter((leaf) => !this.#isPulled(leaf)));
      await this.#record(outcome, { provenSeq: lastSeq, inUse });
      proven += outcome.proven.length;
    }
  }

  async #sendRefusedAgain(inUse: boolean): Promise<number> {
    const { provenSeq, refused } = await this.#progress();
    const clock = { now: this.#parts.device.now(), inUse };
    const due = Object.values(refused).filter((refusal) => isDue(refusal, refused, clock));
    if (due.length === 0) return 0;
    const outcome = await this.#sendAll(due);
    await this.#record(outcome, { provenSeq, inUse });
    return outcome.proven.length;
  }

  #sendAll(leaves: Leaf[]): Promise<SendOutcome> {
    return sendLeaves(leaves, { ...this.#parts, sendUnasked: false });
  }

  async #record(outcome: SendOutcome, { provenSeq, inUse }: { provenSeq: number; inUse: boolean }): Promise<void> {
    const { device, local } = this.#parts;
    const clock = { now: device.now(), inUse, random: device.random() };
    await changeProgress(local, (known) => ({
      provenSeq: Math.max(known.provenSeq, provenSeq),
      refused: recordRefusals(known.refused, outcome, clock),
    }));
  }

  #progress(): Promise<Progress> {
    return readProgress(this.#parts.local);
  }

  async #changesSince(since: number): Promise<{ leaves: Leaf[]; lastSeq: number }> {
    const { results } = await this.#parts.local.run((pouch) =>
      pouch.changes({ since, style: 'all_docs', limit: BATCH }),
    );
    const leaves = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
    return { leaves, lastSeq: Number(results.at(-1)?.seq ?? since) };
  }

  #isPulled({ id, rev }: Leaf): boolean {
    return this.#pulled.has(`${id} ${rev}`);
  }
}
