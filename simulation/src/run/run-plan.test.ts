import { expect, test } from 'vitest';
import { drawPlan } from '../plan/draw-plan.ts';
import { printStory } from '../story/story.ts';
import { runPlan } from './run-plan.ts';

/** The seeds of the short run. */
const SEEDS = [1, 2, 3];

test('whatever fails, no law is broken (the long run: npm run simulate)', { timeout: 300_000 }, async () => {
  let orders = 0;
  for (const seed of SEEDS) {
    const outcome = await runPlan(drawPlan(seed));
    orders += outcome.orders;
    const story = outcome.violations.length === 0 ? '' : printStory(outcome.sentences);
    expect({ seed, violations: outcome.violations, story }).toEqual({ seed, violations: [], story: '' });
  }
  expect(orders).toBeGreaterThan(0);
});
