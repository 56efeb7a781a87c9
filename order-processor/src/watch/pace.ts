/** Time, chance and the wish to stop, as they are given to everything that waits. */
export type Pace = {
  /** Resolves after so many milliseconds, or at once when stopped. */
  readonly sleep: (ms: number) => Promise<void>;
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Aborted when the processor closes. */
  readonly signal: AbortSignal;
};

const FIRST_MS = 100;
const LONGEST_MS = 15_000;

/** How long to wait before attempt `attempt` (1, 2, 3 …): doubling from 0.1 s to 15 s, each time half of it at random. */
export function backOffMs(attempt: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, attempt - 1)));
  return full / 2 + (random() * full) / 2;
}

/** A sleep on the process's own timers that ends early when `signal` is aborted. */
export function sleepUntilStopped(signal: AbortSignal): Pace['sleep'] {
  return (ms) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
    });
}

/**
 * Does some work again and again, `ms` after it ended, until stopped. A failure is told and tried again after the usual back-off: what failed while the
 * server was away is done soon after it is back, however rarely it is due.
 */
export async function every(
  ms: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
  { sleep, random, signal }: Pace,
): Promise<void> {
  let failures = 0;
  for (;;) {
    await sleep(failures === 0 ? ms : Math.min(ms, backOffMs(failures, random)));
    if (signal.aborted) return;
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      failed(error);
    }
  }
}
