import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Device } from '../device/device.ts';
import { Store } from '../store/store.ts';
import type { SyncView } from '../use-sync.ts';
import { type BackOffOptions, backOff, longestWait } from './back-off.ts';
import { describeSync, totalUnsent } from './describe-sync.ts';
import { Doorbell } from './doorbell.ts';
import { type Problem, problemOf } from './gateway-problem.ts';
import type { Unsent } from './outbox.ts';
import { type RoundParts, runRound } from './run-round.ts';

/** How long after a local change its round starts: taps that follow each other go in one. Milliseconds. */
const WRITE_DELAY = 50;
/** What is said of something that was written just now. */
const JUST_WRITTEN: SyncView = { kind: 'sending', pending: 1 };
/** How long the slow timer waits with and without an open doorbell, and while nobody looks. */
const SLOW = { ringing: 30_000, silent: 10_000, unseen: 300_000 };
/** The longest anything waits while somebody looks, whatever the shop asks for. */
const LONGEST_IN_USE = 30_000;
/** A wake-up during a round that is already this old starts over: its connection may be from before the sleep. */
const STALE_ROUND = 3_000;

export type SyncLoopParts = {
  device: Device;
  uid: string;
  round: RoundParts;
  /** Collections a round brings when nothing in particular is known to have changed. */
  everything: readonly SyncCollection[];
  /** Whether an order is between two homes, so that another round is due at once. */
  isMoving: () => boolean;
  /** Gives up the requests that are under way. */
  abandon: () => void;
  onProblem: (problem: Problem) => void;
};

/**
 * Keeps one user's device in step with the shop, in the one tab that replicates: rounds, started by a ring, a local change, a wake-up or the slow timer,
 * with back-off after failures. `view` says what the last round proved.
 */
export class SyncLoop {
  readonly view = new Store<SyncView>({ kind: 'sending', pending: 0 });
  readonly #parts: SyncLoopParts;
  readonly #doorbell: Doorbell;
  readonly #stopping = new AbortController();
  #wants = new Set<SyncCollection>();
  #failures = 0;
  #problem: Problem | undefined;
  /** As the last round left it. */
  #unsent: Unsent = { waiting: 0, refused: [] };
  #movingRounds = 0;
  /** A request got no answer: the doorbell's connection may be as dead, and a dead one looks like a quiet one. */
  #doubtsDoorbell = false;
  #wroteWhileRunning = false;
  #cancelTimer = () => {};
  #timerDue = Number.POSITIVE_INFINITY;
  #everythingDue = Number.POSITIVE_INFINITY;
  #running: { since: number } | undefined;
  #stopWakeUps = () => {};
  #idle: (() => void)[] = [];

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
    this.#doorbell = new Doorbell(parts.device, parts.uid, {
      onOpen: () => this.want(parts.everything),
      onSignedOut: () => {
        this.#show(describeSync(this.#unsent, { kind: 'signed-out' }, ''));
        parts.onProblem({ kind: 'signed-out' });
      },
      onRing: (collections) => this.want(collections.length === 0 ? parts.everything : collections),
    });
  }

  start(): void {
    this.#stopWakeUps = this.#parts.device.onWakeUp(() => this.wakeUp());
    this.#doorbell.open();
    this.want(this.#parts.everything);
  }

  stop(): void {
    this.#stopping.abort();
    this.#cancelTimer();
    this.#stopWakeUps();
    this.#doorbell.stop();
    this.#release();
  }

  /** Something happened at the shop: bring these. */
  want(collections: readonly SyncCollection[]): void {
    for (const collection of collections) this.#wants.add(collection);
    this.#schedule(0);
  }

  /** Something was written on this device. Until it is proved to be at the shop nothing is called safe. */
  noteWrite(): void {
    const before = this.view.get();
    if (before.kind === 'safe') this.view.set(JUST_WRITTEN);
    this.#wroteWhileRunning = this.#running !== undefined;
    this.#schedule(WRITE_DELAY);
  }

  /** Resolves after the round that begins with everything written before the call, however it ends. */
  async settled(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#idle.push(resolve));
    this.want(this.#parts.everything);
    await ended;
  }

  /** Something happened that makes another try worthwhile at once. */
  wakeUp(): void {
    const { device } = this.#parts;
    if (this.#running !== undefined && device.elapsed() - this.#running.since > STALE_ROUND) this.#parts.abandon();
    this.#failures = 0;
    // Its own retries may be minutes apart after a time in which nobody looked.
    if (!this.#doorbell.isOpen || this.#doorbell.isSilent) this.#doorbell.open();
    this.want(this.#parts.everything);
  }

  /** Does what is overdue: browsers let a timer of a hidden tab come up to a minute late, also while somebody looks at another tab. */
  catchUp(): void {
    if (this.#parts.device.elapsed() >= this.#timerDue) this.#timerFires();
  }

  #schedule(ms: number): void {
    if (this.#stopping.signal.aborted) return;
    const due = this.#parts.device.elapsed() + ms;
    // A running round looks at what is wanted when it ends; a timer is only ever brought forward.
    if (this.#running !== undefined || due >= this.#timerDue) return;
    this.#cancelTimer();
    this.#timerDue = due;
    this.#cancelTimer = this.#parts.device.after(ms, () => this.#timerFires());
  }

  #timerFires(): void {
    this.#cancelTimer();
    this.#timerDue = Number.POSITIVE_INFINITY;
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running !== undefined || this.#stopping.signal.aborted) return;
    const waiters = this.#idle;
    this.#idle = [];
    const since = this.#parts.device.elapsed();
    // A timer may fire a moment early.
    const isFull = since + 5 >= this.#everythingDue;
    const wants = isFull ? new Set(this.#parts.everything) : this.#wants;
    this.#wants = new Set();
    if (isFull) this.#everythingDue = Number.POSITIVE_INFINITY;
    this.#wroteWhileRunning = false;
    this.#running = { since };
    try {
      await runRound(this.#parts.round, wants, {
        signal: this.#stopping.signal,
        isInUse: () => this.#parts.device.isInUse(),
      });
      await this.#succeeded();
    } catch (error) {
      for (const collection of wants) this.#wants.add(collection);
      await this.#failed(error).catch(() => undefined);
    } finally {
      this.#running = undefined;
      for (const resolve of waiters) resolve();
      this.#next();
    }
  }

  async #succeeded(): Promise<void> {
    if (this.#doubtsDoorbell || (this.#failures > 0 && !this.#doorbell.isOpen)) this.#doorbell.open();
    this.#doubtsDoorbell = false;
    this.#failures = 0;
    this.#problem = undefined;
    this.#unsent = await totalUnsent(this.#parts.round.sendings);
    const view = describeSync(this.#unsent, undefined, new Date(this.#parts.device.now()).toISOString());
    // What was written after it was counted is not in it: the next round sends that.
    this.#show(view.kind === 'safe' && this.#wroteWhileRunning ? JUST_WRITTEN : view);
  }

  async #failed(failure: unknown): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    this.#failures += 1;
    const problem: Problem = problemOf(failure) ?? { kind: 'device', reason: (failure as Error).message };
    this.#problem = problem;
    if (problem.kind === 'offline') this.#doubtsDoorbell = true;
    // What cannot be counted now is as it was; the problem is told all the same.
    this.#unsent = await totalUnsent(this.#parts.round.sendings).catch(() => this.#unsent);
    this.#show(describeSync(this.#unsent, problem, ''));
    this.#parts.onProblem(problem);
  }

  #show(view: SyncView): void {
    if (!this.#stopping.signal.aborted) this.view.set(view);
  }

  #next(): void {
    if (this.#stopping.signal.aborted) return this.#release();
    if (this.#failures > 0) return this.#schedule(this.#retryWait());
    if (this.#wants.size > 0 || this.#idle.length > 0) return this.#schedule(0);
    if (this.#wroteWhileRunning) return this.#schedule(WRITE_DELAY);
    this.#movingRounds = this.#parts.isMoving() ? this.#movingRounds + 1 : 0;
    if (this.#movingRounds > 0) return this.#comeBack(backOff(this.#movingRounds, this.#backOffOptions(true)) / 4);
    if (this.#unsent.waiting > 0) return this.#schedule(WRITE_DELAY);
    const { device } = this.#parts;
    // As `isDue` has it: no wait is longer than the longest that begins now.
    const longest = longestWait({ inUse: device.isInUse() });
    const waits = this.#unsent.refused.map(({ nextTime }) => Math.min(longest, Math.max(0, nextTime - device.now())));
    const slow = !device.isInUse() ? SLOW.unseen : this.#doorbell.isOpen ? SLOW.ringing : SLOW.silent;
    this.#comeBack(Math.min(...waits, slow));
  }

  #retryWait(): number {
    const view = this.view.get();
    const wait = backOff(this.#failures, this.#backOffOptions(view.kind !== 'safe' && view.pending > 0));
    switch (this.#problem?.kind) {
      case 'busy':
        return this.#parts.device.isInUse()
          ? Math.min(LONGEST_IN_USE, Math.max(wait, this.#problem.retryAfterMs))
          : Math.max(wait, this.#problem.retryAfterMs);
      // Nothing changes until somebody signs in; the session is asked meanwhile.
      case 'signed-out':
      case 'wrong-user':
        return SLOW.ringing;
      case 'offline':
      case 'refused':
      case 'device':
      case undefined:
        return wait;
    }
  }

  #backOffOptions(waiting: boolean): BackOffOptions {
    return { inUse: this.#parts.device.isInUse(), waiting, random: this.#parts.device.random() };
  }

  /** Another round after some milliseconds, and by then at the latest for everything. */
  #comeBack(ms: number): void {
    this.#everythingDue = Math.min(this.#everythingDue, this.#parts.device.elapsed() + ms);
    this.#schedule(ms);
  }

  #release(): void {
    for (const resolve of this.#idle) resolve();
    this.#idle = [];
  }
}
