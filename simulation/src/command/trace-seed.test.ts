import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { drawPlan } from '../plan/draw-plan.ts';
import { runPlan } from '../run/run-plan.ts';
import { firstDifference } from './first-difference.ts';

/** A seed with many acts. */
const SEED = 21;
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What a process of its own, where nothing ran before, writes down of a seed, and the fingerprint it prints after that. */
async function traceElsewhere(seed: number): Promise<{ lines: string[]; fingerprint: string }> {
  const args = ['--import', 'tsx', '--conditions=source', MAIN, '--seed', String(seed), '--trace'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 28 });
  const lines = stdout.trimEnd().split('\n');
  return { fingerprint: lines.pop() ?? '', lines };
}

test('one seed replays one run, byte for byte, here and in a fresh process', { timeout: 300_000 }, async () => {
  const here: string[] = [];
  const again: string[] = [];
  const { fingerprint } = await runPlan(drawPlan(SEED), (line) => here.push(line));
  const { fingerprint: sameHere } = await runPlan(drawPlan(SEED), (line) => again.push(line));
  const elsewhere = await traceElsewhere(SEED);
  expect(firstDifference(here, again)).toBeUndefined();
  expect(firstDifference(here, elsewhere.lines)).toBeUndefined();
  expect([sameHere, elsewhere.fingerprint]).toEqual([fingerprint, fingerprint]);
});
