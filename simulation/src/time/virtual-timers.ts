import type { Appointment, VirtualTime } from './virtual-time.ts';

type Callback = (...args: unknown[]) => void;

/** The functions of the process by which code waits, made of appointments on a virtual clock. */
export type Timers = {
  setTimeout: (callback: Callback, ms?: number, ...args: unknown[]) => VirtualTimer;
  setInterval: (callback: Callback, ms?: number, ...args: unknown[]) => VirtualTimer;
  setImmediate: (callback: Callback, ...args: unknown[]) => VirtualImmediate;
  clearTimeout: (timer: unknown) => void;
  clearInterval: (timer: unknown) => void;
  clearImmediate: (timer: unknown) => void;
};

/** What `setTimeout` and `setInterval` give in Node, as far as libraries look at it. */
export class VirtualTimer {
  private readonly time: VirtualTime;
  private readonly callback: () => void;
  private readonly ms: number;
  private readonly repeats: boolean;
  private appointment: Appointment | undefined;

  constructor(time: VirtualTime, { callback, ms, repeats }: { callback: () => void; ms: number; repeats: boolean }) {
    this.time = time;
    this.callback = callback;
    // Node makes 1 ms of everything shorter.
    this.ms = Math.max(1, ms);
    this.repeats = repeats;
    this.refresh();
  }

  refresh(): this {
    this.close();
    this.appointment = this.time.after(this.ms, () => {
      if (this.repeats) this.refresh();
      this.callback();
    });
    return this;
  }

  close(): this {
    this.appointment?.cancel();
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

class VirtualImmediate {
  isCleared = false;
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** Makes the process's timers out of a virtual clock. */
export function timersOf(time: VirtualTime): Timers {
  const start =
    (repeats: boolean) =>
    (callback: Callback, ms = 0, ...args: unknown[]) =>
      new VirtualTimer(time, { callback: () => callback(...args), ms, repeats });
  const clear = (timer: unknown): void => {
    if (timer instanceof VirtualTimer) timer.close();
  };
  return {
    setTimeout: start(false),
    setInterval: start(true),
    setImmediate: (callback, ...args) => {
      const immediate = new VirtualImmediate();
      time.beforeTheClockMoves(() => {
        if (!immediate.isCleared) callback(...args);
      });
      return immediate;
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: (immediate) => {
      if (immediate instanceof VirtualImmediate) immediate.isCleared = true;
    },
  };
}
