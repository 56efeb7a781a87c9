import type { Plan } from './plan.ts';

/** Whether a plan still goes wrong in the way that is looked for. */
export type StillFails = (plan: Plan) => Promise<boolean>;

/**
 * Makes a failing plan smaller for as long as it goes on failing: whole chunks of acts first, then act by act, then phones and processors, then wrong
 * clocks. (Delta debugging: Zeller and Hildebrandt, 2002.) `tries` bounds how many plans are tried.
 */
export async function shrinkPlan(plan: Plan, stillFails: StillFails, tries = 200): Promise<Plan> {
  let smallest = plan;
  let left = tries;
  const accept = async (candidate: Plan): Promise<boolean> => {
    if (left === 0) return false;
    left -= 1;
    if (!(await stillFails(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let chunk = Math.ceil(plan.acts.length / 2); chunk >= 1; chunk = chunk === 1 ? 0 : Math.ceil(chunk / 2)) {
    for (let at = 0; at < smallest.acts.length; ) {
      const acts = smallest.acts.filter((_, index) => index < at || index >= at + chunk);
      if (!(await accept({ ...smallest, acts }))) at += chunk;
    }
  }
  while (smallest.phones.length > 1 && (await accept({ ...smallest, phones: smallest.phones.slice(0, -1) })));
  while (
    smallest.processors.length > 1 &&
    (await accept({ ...smallest, processors: smallest.processors.slice(0, -1) }))
  );
  await accept({ ...smallest, phones: smallest.phones.map((phone) => ({ ...phone, clockError: 0 })) });
  await accept({ ...smallest, processors: smallest.processors.map((processor) => ({ ...processor, clockError: 0 })) });
  return smallest;
}
