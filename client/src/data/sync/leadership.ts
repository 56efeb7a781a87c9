import type { Channel, Device } from '../device/device.ts';
import { aborted } from './aborted.ts';

/** How often a tab in use asks whether the leader is alive, and how many questions may stay unanswered. Together less than 5 seconds. */
const ASK_EVERY = 1_200;
const UNANSWERED = 2;

type Message = { kind: 'alive?' } | { kind: 'alive' };

/** The lock that the replicating tab of a user holds. */
export function syncLockName(uid: string): string {
  return `coffee-sync-${uid}`;
}

/** What this tab does while it is the one that replicates; ends when the signal says that another tab has taken over. */
export type Lead = (lost: AbortSignal) => Promise<void>;

/**
 * One replicating tab per user: who holds the lock. It passes on by itself when that tab closes. A tab that hangs keeps its lock and answers no
 * question; one that somebody is looking at then takes the lock from it. (Answers do not need a timer, which browsers slow down in hidden tabs.)
 */
export class Leadership {
  readonly #device: Device;
  readonly #name: string;
  readonly #lead: Lead;
  readonly #stopping = new AbortController();
  readonly #left = new AbortController();
  readonly #channel: Channel;
  #waiting = new AbortController();
  #leading = false;
  #unanswered = 0;
  #cancelAsk = () => {};

  constructor(device: Device, uid: string, lead: Lead) {
    this.#device = device;
    this.#name = syncLockName(uid);
    this.#lead = lead;
    this.#channel = device.openChannel(`coffee-leader-${uid}`, (message) => this.#hear(message as Message));
  }

  start(): void {
    void this.#queue(false);
    this.#ask();
  }

  /** Leads no more, and keeps its place in line until `leave`: whoever waits for all tabs to be done with this user waits for this one. */
  stop(): void {
    this.#stopping.abort();
    this.#cancelAsk();
    this.#channel.close();
  }

  /** Gives up the lock, or its place in line. */
  leave(): void {
    this.#left.abort();
    this.#waiting.abort();
  }

  async #queue(steal: boolean): Promise<void> {
    this.#waiting.abort();
    this.#waiting = new AbortController();
    const options = { signal: this.#waiting.signal, ...(steal ? { steal: true } : {}) };
    await this.#device.holdLock(this.#name, options, (lost) => this.#hold(lost));
  }

  async #hold(lost: AbortSignal): Promise<void> {
    if (!this.#stopping.signal.aborted) await this.#leadUntil(lost);
    if (this.#stopping.signal.aborted) await aborted(AbortSignal.any([lost, this.#left.signal]));
    // Taken from us while we hung: stand in line again.
    else if (lost.aborted) void this.#queue(false);
  }

  async #leadUntil(lost: AbortSignal): Promise<void> {
    this.#leading = true;
    // Said at once: of several tabs that miss a leader, those that come second must not take the lock from the first.
    this.#channel.post({ kind: 'alive' } satisfies Message);
    try {
      await this.#lead(AbortSignal.any([lost, this.#stopping.signal]));
    } finally {
      this.#leading = false;
      this.#unanswered = 0;
    }
  }

  #hear(message: Message): void {
    if (message.kind === 'alive') this.#unanswered = 0;
    else if (this.#leading) this.#channel.post({ kind: 'alive' } satisfies Message);
  }

  #ask(): void {
    this.#cancelAsk = this.#device.after(ASK_EVERY, () => {
      if (this.#stopping.signal.aborted) return;
      if (!this.#leading && this.#device.isInUse()) {
        if (this.#unanswered >= UNANSWERED) {
          this.#unanswered = 0;
          void this.#queue(true);
        } else {
          this.#unanswered += 1;
          this.#channel.post({ kind: 'alive?' } satisfies Message);
        }
      } else {
        this.#unanswered = 0;
      }
      this.#ask();
    });
  }
}
