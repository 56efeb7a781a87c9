import type { Violation } from './check/violation.ts';
import { progressBar } from './command/progress-bar.ts';
import { readArguments, USAGE } from './command/read-arguments.ts';
import { type SeedResult, shrinkSeed, tryPlan } from './command/run-seed.ts';
import { runSeeds, type Seeds } from './command/run-seeds.ts';
import { traceSeed } from './command/trace-seed.ts';
import { Coverage } from './happenings/coverage.ts';
import { drawPlan } from './plan/draw-plan.ts';
import { printStory, type Sentence } from './story/story.ts';

/* `npm run simulate`: the whole shop from seeds. Exit 0: no law was broken; 1: one was, and its story is told; 2: it was called wrongly. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);
/** In so many runs everything happens that is there to be tested; what does not is not tested. */
const ENOUGH_RUNS = 500;
const wish = readArguments(process.argv.slice(2));
try {
  process.exitCode = await fulfil();
} catch (error) {
  // Not 1: nothing was found out about the laws.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}

async function fulfil(): Promise<number> {
  switch (wish.kind) {
    case 'help':
      say(USAGE);
      return 0;
    case 'mistake':
      process.stderr.write(`${wish.problem}\n${USAGE}\n`);
      return 2;
    case 'seed':
      return wish.trace ? printTrace(wish.seed) : tellSeed(wish.seed);
    case 'seeds':
      return runMany(wish);
  }
}

/** Runs one seed as it is and tells its story. */
async function tellSeed(seed: number): Promise<number> {
  const outcome = await tryPlan(drawPlan(seed));
  tell(`Seed ${seed}`, outcome.sentences, outcome.violations);
  say(
    `\n${(outcome.virtualMs / 1000).toFixed(0)} s of the shop's time, ${outcome.orders} orders, ${outcome.revisions} revisions stored`,
  );
  say(`fingerprint ${outcome.fingerprint}`);
  return outcome.violations.length === 0 ? 0 : 1;
}

/** Every step of a run, and its fingerprint: what two machines can compare. */
async function printTrace(seed: number): Promise<number> {
  const { lines, fingerprint, outsideWaits } = await traceSeed(seed);
  for (const line of lines) say(line);
  say(fingerprint);
  for (const wait of outsideWaits) process.stderr.write(`the run waited for the real world: ${wait}\n`);
  return outsideWaits.length === 0 ? 0 : 1;
}

async function runMany(seeds: Seeds): Promise<number> {
  const failed: SeedResult[] = [];
  const coverage = new Coverage();
  let orders = 0;
  let ran = 0;
  const show = progressBar(process.stdout, seeds.count, () => performance.now());
  await runSeeds(seeds, (result) => {
    orders += result.orders;
    ran += 1;
    coverage.add(result.coverage);
    if (result.violations.length > 0) {
      failed.push(result);
      say(`\n  seed ${result.seed}: ${result.violations.slice(0, 2).map(inWords).join('; ')}`);
    }
    show(failed.length);
  });
  failed.sort((a, b) => a.seed - b.seed);
  say(`\n${coverage.describe(ran)}\n`);
  const missing = ran < ENOUGH_RUNS ? [] : coverage.missing();
  for (const what of missing) say(`never happened: ${what}`);
  say(
    `${ran} seeds from ${seeds.from} on: ${orders} orders, ${failed.length === 0 ? 'no law was broken' : `${failed.length} seeds broke a law`}`,
  );
  const [first] = failed;
  if (first === undefined) return missing.length === 0 ? 0 : 1;
  for (const { seed, violations } of failed.slice(0, 20))
    say(`  seed ${seed}: ${violations.slice(0, 2).map(inWords).join('; ')}`);
  if (!seeds.stopAtFirst) await tellShrunk(first);
  return 1;
}

/** The story of a failing seed with everything left out that it does not need in order to fail. */
async function tellShrunk({ seed, violations }: SeedResult): Promise<void> {
  const law = violations[0]?.law ?? 0;
  say(`\nMaking seed ${seed} smaller …`);
  const { plan, outcome } = await shrinkSeed(seed, law);
  const was = drawPlan(seed);
  tell(`Seed ${seed} with ${plan.acts.length} of its ${was.acts.length} acts`, outcome.sentences, outcome.violations);
  say(`\nthe whole of it: npm run simulate -- --seed ${seed}`);
}

function tell(title: string, sentences: readonly Sentence[], violations: readonly Violation[]): void {
  say(`\n${title}\n\n${printStory(sentences)}\n`);
  say(violations.length === 0 ? 'No law was broken.' : violations.map(inWords).join('\n'));
}

function inWords({ law, what }: Violation): string {
  return law === 0 ? `something failed that never may: ${what}` : `law ${law} is broken: ${what}`;
}
