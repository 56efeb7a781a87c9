import { type ChildProcess, fork } from 'node:child_process';
import type { SeedResult } from './run-seed.ts';

/** Which seeds, in how many processes; `stopAtFirst`: no more of them once one has failed. */
export type Seeds = {
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly stopAtFirst: boolean;
};

/** A seed leaves much garbage behind that was never needed for long: with room for it, it takes a tenth less time. */
const GENEROUS = ['--max-semi-space-size=64'];

/** Runs many seeds in several processes, each on a processor of its own. `onResult` hears of each seed as it ends, in no particular order. */
export async function runSeeds(
  { from, count, workers, stopAtFirst }: Seeds,
  onResult: (result: SeedResult) => void,
): Promise<void> {
  let next = from;
  let end = from + count;
  const take = (): number | undefined => (next < end ? next++ : undefined);
  const hear = (result: SeedResult): void => {
    if (stopAtFirst && result.violations.length > 0) end = next;
    onResult(result);
  };
  await Promise.all(Array.from({ length: Math.min(workers, count) }, () => work(take, hear)));
}

/** One process works through seeds for as long as there are any. Rejects when it ends before. */
function work(take: () => number | undefined, onResult: (result: SeedResult) => void): Promise<void> {
  const child: ChildProcess = fork(new URL('./worker.ts', import.meta.url), {
    execArgv: [...process.execArgv, ...GENEROUS],
  });
  const give = (): void => {
    const seed = take();
    if (seed === undefined) child.disconnect();
    else child.send(seed);
  };
  return new Promise((resolve, reject) => {
    child.on('message', (result) => {
      onResult(result as SeedResult);
      give();
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    give();
  });
}
