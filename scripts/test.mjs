import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { runBrowserTests } from './run-browser-tests.mjs';
import { runCommand } from './run-command.mjs';
import { say } from './say.mjs';

/*
 * `npm test`: check, then unit, property and server tests (vitest), then the browser tests (playwright) on a fresh build.
 * Every part runs even when one before it failed; the counts in the last line are read from the runners' own reports.
 */
const REPORTS = '.reports';

await ensureInstalled();
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const failures = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

await part('check', 'node', ['scripts/check.mjs']);
await part('build', 'node', ['scripts/build.mjs']);
await part('first-load size', 'npx', ['size-limit']);
await part('vitest', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORTS}/vitest.json`,
]);
add('vitest', readVitest);
await browserTests();

if (failures.length > 0) say(`\nFailed: ${failures.join(', ')}`);
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failures.length > 0 || counts.failed > 0 ? 1 : 0;

async function part(name, command, args) {
  say(`\n━━ ${name}`);
  const { code } = await runCommand(command, args);
  if (code !== 0) failures.push(name);
}

async function browserTests() {
  say('\n━━ browser');
  // A relative path would be read from the configuration's folder.
  const code = await runBrowserTests([], { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(REPORTS, 'playwright.json') });
  if (code !== 0) failures.push('browser');
  add('browser', readPlaywright);
}

/** Adds a runner's own counts; a runner that left no report, or ran nothing, has failed. */
function add(name, read) {
  try {
    const { passed, failed, skipped } = read();
    if (passed + failed === 0) throw new Error('no test was run');
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += skipped;
  } catch (error) {
    say(`${name}: no usable report (${error.message})`);
    failures.push(`${name} report`);
  }
}

function readVitest() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(`${REPORTS}/vitest.json`, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + (numTodoTests ?? 0) };
}

function readPlaywright() {
  const { stats } = JSON.parse(readFileSync(`${REPORTS}/playwright.json`, 'utf8'));
  // A test that passed only on a second try is counted as failed: it must be mended, not repeated.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
