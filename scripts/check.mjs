import { ensureInstalled } from './ensure-installed.mjs';
import { runCommand } from './run-command.mjs';
import { say, stopWith } from './say.mjs';

/* `npm run check`: types, lint with import boundaries, format, dead code. Everything is run, then the failures are named. */
/** @type {[name: string, command: string, args: string[]][]} */
const CHECKS = [
  ['types', 'npx', ['tsc', '-b']],
  ['lint and boundaries', 'npx', ['oxlint', '--deny-warnings']],
  ['format', 'npx', ['biome', 'check', '.']],
  ['dead code', 'npx', ['knip', '--no-progress']],
];

await ensureInstalled();
const failed = [];
for (const [name, command, args] of CHECKS) {
  const { code, output } = await runCommand(command, args, { quiet: true });
  say(`${code === 0 ? '✓' : '✗'} ${name}`);
  if (code !== 0) failed.push({ name, output });
}
for (const { name, output } of failed) say(`\n── ${name} ──\n${output}`);
if (failed.length > 0) stopWith(1, `check failed: ${failed.map(({ name }) => name).join(', ')}`);
