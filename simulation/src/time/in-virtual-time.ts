import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import type { SeededRandom } from '../random/seeded-random.ts';
import { ruleTheProcess } from './rule-the-process.ts';
import { VirtualTime } from './virtual-time.ts';

/** The longest a run may take of virtual time: what has not ended by then hangs. */
const LONGEST_MS = 24 * 3_600_000;

/** Runs `work` in a time and with a chance of its own, beginning at `start`. Throws when it can never end. */
export async function inVirtualTime<T>(
  start: number,
  random: SeededRandom,
  work: (time: VirtualTime) => Promise<T>,
): Promise<T> {
  const time = new VirtualTime(start);
  const release = ruleTheProcess(time, random.fork('process'));
  try {
    emptyUuidPool();
    let outcome: { value: T } | { error: unknown } | undefined;
    work(time).then(
      (value) => {
        outcome = { value };
      },
      (error: unknown) => {
        outcome = { error };
      },
    );
    const end = await time.run(start + LONGEST_MS, () => outcome !== undefined);
    if (outcome === undefined) throw new Error(`the simulated world stands still: ${end}`);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  } finally {
    release();
  }
}

/** PouchDB's `uuid` draws random bytes for sixteen ids at once and keeps what is left, which would carry over from one run into the next. */
function emptyUuidPool(): void {
  const require = createRequire(import.meta.url);
  const { v4 } = createRequire(require.resolve('pouchdb-core'))('uuid') as { v4: () => string };
  const fill = crypto.randomFillSync;
  const pool = { isFresh: false };
  crypto.randomFillSync = ((target: NodeJS.ArrayBufferView) => {
    pool.isFresh = true;
    return fill(target);
  }) as typeof fill;
  while (!pool.isFresh) v4();
  crypto.randomFillSync = fill;
}
