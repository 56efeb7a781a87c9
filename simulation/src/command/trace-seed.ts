import { drawPlan } from '../plan/draw-plan.ts';
import { runPlan } from '../run/run-plan.ts';
import { watchOutsideWaits } from '../time/outside-waits.ts';
import { baseWorld } from '../world/base-world.ts';

/** Everything that was said, sent and stored in a run, line by line, and what of it depended on the real world: nothing, if all is well. */
export type Trace = {
  readonly lines: readonly string[];
  readonly fingerprint: string;
  readonly outsideWaits: readonly string[];
};

/** Runs a seed and writes down all of it. */
export async function traceSeed(seed: number): Promise<Trace> {
  await baseWorld();
  const lines: string[] = [];
  const stop = watchOutsideWaits();
  try {
    const { fingerprint } = await runPlan(drawPlan(seed), (line) => lines.push(line));
    return { lines, fingerprint, outsideWaits: stop() };
  } finally {
    stop();
  }
}
