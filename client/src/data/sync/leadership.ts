import type { Channel, Device } from '../device/device.ts';
import { aborted } from './aborted.ts';

/**
 * How often a tab in use asks whether the leader is alive, how many questions may stay unanswered before it asks a last time, and for how long it then
 * waits. Together less than 5 seconds. Milliseconds.
 */
const ASK_EVERY = 1_000;
const UNANSWERED = 2;
const LAST_ANSWER = 600;
/** For how long a tab waits for another one that is about to take over: that one may hang too. Milliseconds. */
const OTHER_TAKES_OVER = 2_000;

type Message = { kind: 'alive?' } | { kind: 'alive' };

/** The lock that the replicating tab of a user holds. */
export function syncLockName(uid: string): string {
  return `coffee-sync-${uid}`;
}

/** What this tab does while it is the one that replicates; ends when the signal says that another tab has taken over. */
export type Lead = (lost: AbortSignal) => Promise<void>;

type LeadershipParts = {
  lead: Lead;
  /** Another tab has asked whether the leader is alive. Only tabs that somebody looks at ask, and those every second. */
  onAsked?: () => void;
};

/**
 * One replicating tab per user: who holds the lock. It passes on by itself when that tab closes. A tab that hangs keeps its lock and answers no
 * question; one that somebody is looking at then takes the lock from it. (Answers do not need a timer, which browsers slow down in hidden tabs.)
 * Several may miss it in the same moment: a second lock lets one after the other ask a last time, and all but the first hear the new leader.
 */
export class Leadership {
  readonly #device: Device;
  readonly #name: string;
  readonly #takeOverName: string;
  readonly #lead: Lead;
  readonly #onAsked: () => void;
  readonly #stopping = new AbortController();
  readonly #left = new AbortController();
  readonly #channel: Channel;
  #waiting = new AbortController();
  #leading = false;
  #unanswered = 0;
  #cancelTimer = () => {};

  constructor(device: Device, uid: string, { lead, onAsked = () => {} }: LeadershipParts) {
    this.#device = device;
    this.#name = syncLockName(uid);
    this.#takeOverName = `coffee-take-over-${uid}`;
    this.#lead = lead;
    this.#onAsked = onAsked;
    this.#channel = device.openChannel(`coffee-leader-${uid}`, (message) => this.#hear(message as Message));
  }

  start(): void {
    void this.#queue();
    this.#ask();
  }

  /** Leads no more, and keeps its place in line until `leave`: whoever waits for all tabs to be done with this user waits for this one. */
  stop(): void {
    this.#stopping.abort();
    this.#cancelTimer();
    this.#channel.close();
  }

  /** Gives up the lock, or its place in line. */
  leave(): void {
    this.#left.abort();
    this.#waiting.abort();
  }

  #queue(): Promise<void> {
    this.#waiting = new AbortController();
    return this.#device.holdLock(this.#name, { signal: this.#waiting.signal }, (lost) => this.#hold(lost));
  }

  async #hold(lost: AbortSignal): Promise<void> {
    if (!this.#stopping.signal.aborted) await this.#leadUntil(lost);
    if (this.#stopping.signal.aborted) await aborted(AbortSignal.any([lost, this.#left.signal]));
    // Taken from us while we hung: stand in line again.
    else if (lost.aborted) void this.#queue();
  }

  async #leadUntil(lost: AbortSignal): Promise<void> {
    this.#leading = true;
    // Said at once: whoever misses a leader now has one.
    this.#channel.post({ kind: 'alive' } satisfies Message);
    try {
      await this.#lead(AbortSignal.any([lost, this.#stopping.signal]));
    } finally {
      this.#leading = false;
      this.#unanswered = 0;
    }
  }

  #hear(message: Message): void {
    if (message.kind === 'alive') {
      this.#unanswered = 0;
      return;
    }
    if (this.#leading) this.#channel.post({ kind: 'alive' } satisfies Message);
    this.#onAsked();
  }

  #ask(): void {
    this.#cancelTimer = this.#device.after(ASK_EVERY, () => {
      if (this.#leading || !this.#device.isInUse()) this.#unanswered = 0;
      else if (this.#unanswered < UNANSWERED) this.#question();
      else return void this.#takeOver().then(() => this.#stopping.signal.aborted || this.#ask());
      this.#ask();
    });
  }

  #question(): void {
    this.#unanswered += 1;
    this.#channel.post({ kind: 'alive?' } satisfies Message);
  }

  /** Takes the lock from a leader that does not answer a last question either, one tab at a time. Resolves when some tab leads. */
  async #takeOver(): Promise<void> {
    const turn = new AbortController();
    let hadTurn = false;
    this.#cancelTimer = this.#device.after(OTHER_TAKES_OVER, () => turn.abort());
    const signal = AbortSignal.any([turn.signal, this.#stopping.signal]);
    await this.#device.holdLock(this.#takeOverName, { signal }, async () => {
      hadTurn = true;
      this.#cancelTimer();
      await this.#takeUnlessAnswered();
    });
    if (!hadTurn) await this.#takeUnlessAnswered();
  }

  async #takeUnlessAnswered(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#question();
    await this.#pause(LAST_ANSWER);
    if (this.#unanswered === 0 || this.#leading || this.#stopping.signal.aborted) return;
    this.#waiting.abort();
    this.#unanswered = 0;
    await new Promise<void>((granted) => {
      const options = { signal: this.#left.signal, steal: true };
      void this.#device.holdLock(this.#name, options, (lost) => {
        const held = this.#hold(lost);
        granted();
        return held;
      });
    });
  }

  /** Ends early when this tab stops. */
  async #pause(ms: number): Promise<void> {
    const over = new Promise<void>((resolve) => (this.#cancelTimer = this.#device.after(ms, resolve)));
    await Promise.race([over, aborted(this.#stopping.signal)]);
  }
}
