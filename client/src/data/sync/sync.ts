import type { Channel, Device } from '../device/device.ts';
import { Store } from '../store/store.ts';
import type { SyncView } from '../use-sync.ts';
import { aborted } from './aborted.ts';
import { Leadership } from './leadership.ts';
import { SyncLoop, type SyncLoopParts } from './sync-loop.ts';

type Message =
  | { kind: 'view'; view: SyncView }
  | { kind: 'view?' }
  | { kind: 'wrote' }
  | { kind: 'signed-in' }
  /** Something happened to a tab that somebody looks at which makes another try worthwhile. */
  | { kind: 'wake' };

/** For how long another tab's question says that somebody looks at it; they ask every second. Milliseconds. */
const LOOKED_FOR = 3_000;
/** Within how long a wake-up that another tab tells of is one that has been heard already: a network comes back for all tabs at once. Milliseconds. */
const SAME_WAKE_UP = 1_000;

/**
 * The sync of one user as any tab sees it: the leading tab runs the rounds, the others tell it what they write and show what it knows. The one that leads is
 * often not the one somebody looks at: how patient it is goes by all tabs.
 */
export class Sync {
  readonly view = new Store<SyncView>({ kind: 'sending', pending: 0 });
  /** With a device that is in use while any tab is. */
  readonly #parts: SyncLoopParts;
  /** This tab alone. */
  readonly #own: Device;
  readonly #leadership: Leadership;
  readonly #channel: Channel;
  #loop: SyncLoop | undefined;
  /** When another tab last said that somebody looks at it, and when a wake-up was last heard of, by this tab's steady clock. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #wokeAt = Number.NEGATIVE_INFINITY;
  #stopWakeUps = () => {};

  constructor(parts: SyncLoopParts) {
    const isInUse = () => this.#isInUse();
    this.#parts = { ...parts, device: Object.assign(Object.create(parts.device) as Device, { isInUse }) };
    this.#own = parts.device;
    this.#channel = parts.device.openChannel(`coffee-sync-${parts.uid}`, (message) => this.#hear(message as Message));
    this.#leadership = new Leadership(parts.device, parts.uid, {
      lead: (lost) => this.#lead(lost),
      onAsked: () => this.#noteLook(),
    });
  }

  /** Whether this tab is the one that replicates. */
  get isLeading(): boolean {
    return this.#loop !== undefined;
  }

  start(): void {
    this.#stopWakeUps = this.#own.onWakeUp(() => this.#noteWakeUp());
    this.#leadership.start();
    this.#channel.post({ kind: 'view?' } satisfies Message);
  }

  /** Ends the rounds; until `leave`, nobody who waits for all tabs to be done with this user goes on. */
  stop(): void {
    this.#stopWakeUps();
    this.#leadership.stop();
    this.#loop?.stop();
    this.#channel.close();
  }

  /** This tab writes nothing of this user any more. */
  leave(): void {
    this.#leadership.leave();
  }

  /** The user has signed in again: what waited for that is tried at once. */
  noteSignIn(): void {
    if (this.#loop !== undefined) this.#loop.wakeUp();
    else this.#channel.post({ kind: 'signed-in' } satisfies Message);
  }

  /** This tab wrote something. */
  noteWrite(): void {
    if (this.#loop !== undefined) return this.#loop.noteWrite();
    if (this.view.get().kind === 'safe') this.view.set({ kind: 'sending', pending: 1 });
    this.#channel.post({ kind: 'wrote' } satisfies Message);
  }

  /** Resolves when everything is at the shop, or after some milliseconds. */
  async settle(limitMs: number): Promise<void> {
    const limit = new Promise<void>((resolve) => this.#parts.device.after(limitMs, resolve));
    if (this.#loop !== undefined) return Promise.race([this.#loop.settled(), limit]);
    this.#channel.post({ kind: 'wrote' } satisfies Message);
    let stop = () => {};
    const safe = new Promise<void>((resolve) => {
      stop = this.view.subscribe(() => this.view.get().kind === 'safe' && resolve());
    });
    await Promise.race([safe, limit]);
    stop();
  }

  async #lead(lost: AbortSignal): Promise<void> {
    const loop = new SyncLoop(this.#parts);
    this.#loop = loop;
    const tell = () => {
      this.view.set(loop.view.get());
      this.#channel.post({ kind: 'view', view: loop.view.get() } satisfies Message);
    };
    loop.view.subscribe(tell);
    loop.start();
    try {
      await aborted(lost);
    } finally {
      loop.stop();
      if (this.#loop === loop) this.#loop = undefined;
    }
  }

  /** Whether somebody looks at this tab, or at another one that this one hears. */
  #isInUse(): boolean {
    return this.#own.isInUse() || this.#own.elapsed() - this.#lookedAt < LOOKED_FOR;
  }

  /** Somebody looks at another tab. Whatever was put off while nobody did is done now. */
  #noteLook(): void {
    const wasInUse = this.#isInUse();
    this.#lookedAt = this.#own.elapsed();
    if (wasInUse) this.#loop?.catchUp();
    else this.#loop?.wakeUp();
  }

  /** A leader's loop hears of it by itself; of a follower nobody else knows that it was looked at. */
  #noteWakeUp(): void {
    this.#wokeAt = this.#own.elapsed();
    if (this.#loop === undefined && this.#own.isInUse()) this.#channel.post({ kind: 'wake' } satisfies Message);
  }

  #hearWakeUp(): void {
    const now = this.#own.elapsed();
    this.#lookedAt = now;
    if (now - this.#wokeAt < SAME_WAKE_UP) return;
    this.#wokeAt = now;
    this.#loop?.wakeUp();
  }

  #hear(message: Message): void {
    switch (message.kind) {
      case 'view':
        if (this.#loop === undefined) this.view.set(message.view);
        return;
      case 'view?':
        if (this.#loop !== undefined) this.#channel.post({ kind: 'view', view: this.view.get() } satisfies Message);
        return;
      case 'wrote':
        this.#loop?.noteWrite();
        return;
      case 'signed-in':
        this.#loop?.wakeUp();
        return;
      case 'wake':
        this.#hearWakeUp();
    }
  }
}
