import { applyPatch } from './apply-patch.mjs';
import { copySource, removeCopy } from './copy-source.mjs';
import { runTest } from './run-test.mjs';

/**
 * A mutant takes one defence out of a copy of the source; the test it names must then fail.
 * @typedef {object} Mutant
 * @property {string} name What was taken out, as a sentence.
 * @property {string} file The patched file, from the project's root.
 * @property {string} find Text that occurs in it exactly once.
 * @property {string} replace What stands there instead.
 * @property {string} [test] The vitest file that must fail, from the project's root.
 * @property {string} [only] Part of the full name of the cases meant; without it the whole file is run.
 * @property {string[]} [command] Instead of `test`: a command that exits 0 when all is well and 1 when it found a violation.
 * @property {number} [timeoutSeconds] How long one run may take (300).
 */

/**
 * Runs every mutant in a copy of the project and reports each as *caught*, *survived* (the test does not hold the defence) or
 * *broken* (it says nothing: the test fails on the source as it is, nothing was run, or the patch does not fit any more).
 * Each distinct test is first run on the unchanged copy. The original is never written to.
 * @param {readonly Mutant[]} mutants
 * @param {{ root: string, copies?: number, report: (line: string) => void }} options `copies`: how many run at a time (2).
 * @returns {Promise<{ name: string, verdict: 'caught' | 'survived' | 'broken', detail: string }[]>}
 */
export async function runMutants(mutants, { root, copies = 2, report }) {
  const baselines = new Map();
  const results = [];
  const queue = mutants.map((mutant, index) => ({ mutant, index }));
  const worker = async () => {
    const copy = copySource(root);
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const result = { name: next.mutant.name, ...(await judge(copy, next.mutant, baselines)) };
        results[next.index] = result;
        report(`${MARKS[result.verdict]} ${result.name} — ${result.verdict}: ${result.detail}`);
      }
    } finally {
      removeCopy(copy);
    }
  };
  await Promise.all(Array.from({ length: Math.min(copies, mutants.length) }, worker));
  return results;
}

const MARKS = { caught: '✓', survived: '✗', broken: '!' };

async function judge(copy, mutant, baselines) {
  const key = JSON.stringify([mutant.test, mutant.only, mutant.command]);
  if (!baselines.has(key)) baselines.set(key, runTest(copy, mutant));
  const before = await baselines.get(key);
  if (before.kind !== 'passed')
    return { verdict: 'broken', detail: `fails on the unchanged source: ${before.by ?? before.output}` };
  return judgePatched(copy, mutant);
}

async function judgePatched(copy, mutant) {
  let undo;
  try {
    undo = applyPatch(copy, mutant);
  } catch (error) {
    return { verdict: 'broken', detail: error.message };
  }
  try {
    const after = await runTest(copy, mutant);
    if (after.kind === 'failed') return { verdict: 'caught', detail: after.by };
    if (after.kind === 'passed') return { verdict: 'survived', detail: `${after.cases} cases passed` };
    return { verdict: 'broken', detail: after.output };
  } finally {
    undo();
  }
}
