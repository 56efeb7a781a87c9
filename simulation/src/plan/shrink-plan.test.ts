import { expect, test } from 'vitest';
import { drawPlan } from './draw-plan.ts';
import { shrinkPlan } from './shrink-plan.ts';

test('a failing plan is made as small as it can be', async () => {
  const plan = drawPlan(1);
  const [first, second] = [plan.acts[2], plan.acts[9]];
  const smallest = await shrinkPlan(plan, async ({ acts }) =>
    [first, second].every((act) => act !== undefined && acts.includes(act)),
  );
  expect(smallest.acts).toEqual([first, second]);
  expect([smallest.phones.length, smallest.processors.length]).toEqual([1, 1]);
});
