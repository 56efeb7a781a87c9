import type { Violation } from '../check/violation.ts';
import type { CoverageCounts } from '../happenings/coverage.ts';
import { drawPlan } from '../plan/draw-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { shrinkPlan } from '../plan/shrink-plan.ts';
import { type Outcome, runPlan } from '../run/run-plan.ts';

/** Runs a plan; a run that cannot even be brought to its end breaks law 0. */
export async function tryPlan(plan: Plan): Promise<Outcome> {
  const unheard: Violation[] = [];
  // In Node such an error ends the process, in a browser nobody hears of it: neither may happen.
  const note = (error: unknown): void => void unheard.push({ law: 0, what: `nobody caught ${inWords(error)}` });
  process.on('unhandledRejection', note);
  try {
    const outcome = await runPlan(plan);
    return { ...outcome, violations: [...outcome.violations, ...unheard] };
  } catch (error) {
    const what = inWords(error);
    return {
      violations: [{ law: 0, what }],
      sentences: [],
      fingerprint: '',
      virtualMs: 0,
      revisions: 0,
      orders: 0,
      coverage: {},
    };
  } finally {
    process.off('unhandledRejection', note);
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What is told of a seed that was run. */
export type SeedResult = {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly fingerprint: string;
  readonly orders: number;
  readonly virtualMs: number;
  readonly coverage: CoverageCounts;
};

/** Runs a seed. */
export async function runSeed(seed: number): Promise<SeedResult> {
  const { violations, fingerprint, orders, virtualMs, coverage } = await tryPlan(drawPlan(seed));
  return { seed, violations, fingerprint, orders, virtualMs, coverage };
}

/** The smallest plan found that breaks the same law as a seed's, with what came of it. */
export async function shrinkSeed(
  seed: number,
  law: number,
): Promise<{ readonly plan: Plan; readonly outcome: Outcome }> {
  const breaksIt = async (plan: Plan): Promise<boolean> =>
    (await tryPlan(plan)).violations.some((violation) => violation.law === law);
  const plan = await shrinkPlan(drawPlan(seed), breaksIt);
  return { plan, outcome: await tryPlan(plan) };
}
