import { setMaxListeners } from 'node:events';

/** Where a life ends by itself: at its so-many-th effect on the world outside, before it happens or right after. */
export type Doom = { readonly effect: number; readonly side: 'before' | 'after' };

/**
 * One life of something that may crash: a tab, a processor. Code that runs cannot be stopped from outside; but once its life is over, nothing it
 * does has an effect any more, and nothing it waits for ever comes. To the rest of the world that is a crash at the await it was at.
 */
export class Life {
  readonly name: string;
  private readonly over = new AbortController();
  private readonly onDoom: (where: string, side: Doom['side']) => void;
  private doom: Doom | undefined;
  private effects = 0;

  /** `onDoom` is told when the life ends by its doom, with the effect at which it does. */
  constructor(name: string, onDoom: (where: string, side: Doom['side']) => void) {
    this.name = name;
    this.onDoom = onDoom;
    setMaxListeners(0, this.over.signal);
  }

  /** Aborted when it is over. */
  get ended(): AbortSignal {
    return this.over.signal;
  }

  get isOver(): boolean {
    return this.over.signal.aborted;
  }

  /** Lets it end so many effects from now. */
  doomAfter({ effect, side }: Doom): void {
    this.doom = { effect: this.effects + effect, side };
  }

  /** Lets it go on: it is not doomed any more. */
  spare(): void {
    this.doom = undefined;
  }

  end(): void {
    this.over.abort();
  }

  /** Does something that changes the world outside, unless it is over before that; resolves unless it is over after it. */
  effect<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.isOver) return never();
    this.effects += 1;
    const doomed = this.doom?.effect === this.effects ? this.doom.side : undefined;
    if (doomed === 'before') return this.meetDoom(`before it could ${what}`, 'before');
    if (doomed === undefined) return this.wait(work());
    const ends = () => this.meetDoom<T>(`right after it had tried to ${what}`, 'after');
    return work().then(ends, ends);
  }

  /** What is waited for, if it is still alive then. */
  wait<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => this.isOver || resolve(value),
        (error: unknown) => this.isOver || reject(error),
      );
    });
  }

  /** A function that does nothing once it is over. */
  while<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      if (!this.isOver) run(...args);
    };
  }

  private meetDoom<T>(where: string, side: Doom['side']): Promise<T> {
    if (!this.isOver) {
      this.end();
      this.onDoom(where, side);
    }
    return never();
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}
