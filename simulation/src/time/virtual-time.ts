/** The process's own immediates, taken before anything replaces them. */
const turnOfTheLoop = globalThis.setImmediate;

/** Something that is going to happen; `cancel` keeps it from happening. */
export type Appointment = { readonly cancel: () => void };

type Entry = { readonly time: number; readonly order: number; readonly run: () => void; cancelled: boolean };

/**
 * A clock that stands still until everything that can happen now has happened, and then jumps to the next appointment. Appointments of the same
 * instant keep the order in which they were made, so that a run depends on nothing but what is put into it.
 */
export class VirtualTime {
  /** Milliseconds since 1970 on the clock of nobody in particular: the true time of the simulated world. */
  now: number;
  private readonly queue: Entry[] = [];
  private made = 0;
  private immediates = 0;
  private wakeups = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** How many appointments have been kept. */
  get kept(): number {
    return this.wakeups;
  }

  /** Makes an appointment in `delay` milliseconds. */
  after(delay: number, run: () => void): Appointment {
    const wait = Number.isFinite(delay) ? Math.max(0, delay) : 0;
    const entry: Entry = { time: this.now + wait, order: this.made++, run, cancelled: false };
    this.insert(entry);
    return {
      cancel: () => {
        entry.cancelled = true;
      },
    };
  }

  /** Resolves after so many milliseconds. */
  pass(delay: number): Promise<void> {
    return new Promise((resolve) => void this.after(delay, resolve));
  }

  /** Takes note of an immediate of the process's own that has to come before the clock moves on. */
  beforeTheClockMoves(run: () => void): void {
    this.immediates += 1;
    turnOfTheLoop(() => {
      this.immediates -= 1;
      run();
    });
  }

  /** Lets happen what happens until `stop` says so or the clock would pass `until`. Ends early when nothing is left to happen. */
  async run(until: number, stop: () => boolean = () => false): Promise<'stopped' | 'time is up' | 'nothing left'> {
    for (;;) {
      await this.settle();
      if (stop()) return 'stopped';
      const next = this.take();
      if (next === undefined) return 'nothing left';
      if (next.time > until) {
        this.insert(next);
        this.now = Math.max(this.now, until);
        return 'time is up';
      }
      this.now = Math.max(this.now, next.time);
      this.wakeups += 1;
      next.run();
    }
  }

  /** Waits until no promise, tick or immediate is left that could do something at this instant. */
  private async settle(): Promise<void> {
    do await new Promise<void>((resolve) => turnOfTheLoop(resolve));
    while (this.immediates > 0);
  }

  private insert(entry: Entry): void {
    const { queue } = this;
    let at = queue.length;
    queue.push(entry);
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!isBefore(entry, queue[parent] as Entry)) break;
      queue[at] = queue[parent] as Entry;
      at = parent;
    }
    queue[at] = entry;
  }

  private take(): Entry | undefined {
    for (;;) {
      const first = this.queue[0];
      const last = this.queue.pop();
      if (first === undefined || last === undefined) return undefined;
      if (this.queue.length > 0) this.sink(last);
      if (!first.cancelled) return first;
    }
  }

  private sink(entry: Entry): void {
    const { queue } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= queue.length) break;
      if (child + 1 < queue.length && isBefore(queue[child + 1] as Entry, queue[child] as Entry)) child += 1;
      if (!isBefore(queue[child] as Entry, entry)) break;
      queue[at] = queue[child] as Entry;
      at = child;
    }
    queue[at] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time === b.time ? a.order < b.order : a.time < b.time;
}
