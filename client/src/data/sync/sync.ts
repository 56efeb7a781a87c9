import type { Channel } from '../device/device.ts';
import { Store } from '../store/store.ts';
import type { SyncView } from '../use-sync.ts';
import { aborted } from './aborted.ts';
import { Leadership } from './leadership.ts';
import { SyncLoop, type SyncLoopParts } from './sync-loop.ts';

type Message = { kind: 'view'; view: SyncView } | { kind: 'view?' } | { kind: 'wrote' } | { kind: 'signed-in' };

/** The sync of one user as any tab sees it: the leading tab runs the rounds, the others tell it what they write and show what it knows. */
export class Sync {
  readonly view = new Store<SyncView>({ kind: 'sending', pending: 0 });
  readonly #parts: SyncLoopParts;
  readonly #leadership: Leadership;
  readonly #channel: Channel;
  #loop: SyncLoop | undefined;

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
    this.#channel = parts.device.openChannel(`coffee-sync-${parts.uid}`, (message) => this.#hear(message as Message));
    this.#leadership = new Leadership(parts.device, parts.uid, (lost) => this.#lead(lost));
  }

  /** Whether this tab is the one that replicates. */
  get isLeading(): boolean {
    return this.#loop !== undefined;
  }

  start(): void {
    this.#leadership.start();
    this.#channel.post({ kind: 'view?' } satisfies Message);
  }

  /** Ends the rounds; until `leave`, nobody who waits for all tabs to be done with this user goes on. */
  stop(): void {
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
    }
  }
}
