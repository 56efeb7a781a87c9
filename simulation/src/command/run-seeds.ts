import { type ChildProcess, fork } from 'node:child_process';
import type { SeedResult } from './run-seed.ts';

type Seeds = { readonly from: number; readonly count: number; readonly workers: number };

/** Runs many seeds in several processes, each on a processor of its own. `onResult` hears of each seed as it ends, in no particular order. */
export async function runSeeds({ from, count, workers }: Seeds, onResult: (result: SeedResult) => void): Promise<void> {
  let next = from;
  const take = (): number | undefined => (next < from + count ? next++ : undefined);
  await Promise.all(Array.from({ length: Math.min(workers, count) }, () => work(take, onResult)));
}

/** One process works through seeds for as long as there are any. Rejects when it ends before. */
function work(take: () => number | undefined, onResult: (result: SeedResult) => void): Promise<void> {
  const child: ChildProcess = fork(new URL('./worker.ts', import.meta.url));
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
