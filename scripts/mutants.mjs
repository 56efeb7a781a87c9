import { ensureInstalled } from './ensure-installed.mjs';
import { runMutants } from './mutants/run-mutants.mjs';
import { simulationMutants } from './mutants/simulation-mutants.mjs';
import { threatMutants } from './mutants/threat-mutants.mjs';
import { root } from './root.mjs';
import { say, stopWith } from './say.mjs';

/*
 * `npm run mutants -- [LIST …] [--only TEXT]`: takes one defence after the other out of a copy of the source and expects the
 * test that holds it to fail. All lists, unless some are named; `--only` takes the mutants whose name contains the text.
 */
const LISTS = { threats: threatMutants, simulation: simulationMutants };

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at === -1 ? '' : (args.splice(at, 2)[1] ?? '');
const unknown = args.filter((name) => !(name in LISTS));
if (unknown.length > 0)
  stopWith(2, `no list of mutants: ${unknown.join(', ')} (there is ${Object.keys(LISTS).join(', ')})`);

const lists = args.length > 0 ? args : Object.keys(LISTS);
const chosen = lists.flatMap((name) => LISTS[name]).filter(({ name }) => name.includes(only));
if (chosen.length === 0) stopWith(2, `no mutant has “${only}” in its name`);

await ensureInstalled();
const results = await runMutants(chosen, { root, report: say });
const caught = results.filter(({ verdict }) => verdict === 'caught').length;
say(`${caught} of ${results.length} mutants caught`);
process.exitCode = caught === results.length ? 0 : 1;
