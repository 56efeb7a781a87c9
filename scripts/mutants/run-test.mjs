import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REPORT = '.mutant-report.json';
const MOST_OUTPUT = 20_000;

/**
 * Runs what a mutant names in the copy `root`: a vitest file (`test`, only the cases whose full name contains `only`), or a
 * command (`command`, an array; exit 0 means that it found nothing, 1 that it found a violation).
 * Gives `{ kind: 'passed', cases }`, `{ kind: 'failed', by }` with what failed, or `{ kind: 'broken', output }` when nothing
 * was tested: no case ran, the source did not load, another exit code, or no end within `timeoutSeconds`.
 */
export function runTest(root, { test, only, command, timeoutSeconds = 300 }) {
  return command ? runCommand(root, command, timeoutSeconds) : runVitest(root, test, only, timeoutSeconds);
}

async function runCommand(root, [program, ...args], timeoutSeconds) {
  const { code, output } = await run(root, program, args, timeoutSeconds);
  if (code === 0) return { kind: 'passed', cases: 1 };
  if (code === 1) return { kind: 'failed', by: lastLine(output) };
  return { kind: 'broken', output };
}

async function runVitest(root, test, only, timeoutSeconds) {
  rmSync(join(root, REPORT), { force: true });
  const args = ['vitest', 'run', test, '--reporter=json', `--outputFile=${REPORT}`];
  if (only) args.push('-t', only.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const { output } = await run(root, 'npx', args, timeoutSeconds);
  const report = readReport(root);
  if (!report) return { kind: 'broken', output };
  const cases = report.testResults.flatMap((file) => file.assertionResults);
  const failed = cases.filter(({ status }) => status === 'failed');
  if (failed.length > 0) return { kind: 'failed', by: failed[0].fullName, cases: failed.length };
  const passed = cases.filter(({ status }) => status === 'passed');
  const loaded = report.testResults.every(({ status }) => status === 'passed');
  return loaded && passed.length > 0
    ? { kind: 'passed', cases: passed.length }
    : { kind: 'broken', output: `${report.testResults.map(({ message }) => message).join('\n')}\n${output}` };
}

function readReport(root) {
  try {
    return JSON.parse(readFileSync(join(root, REPORT), 'utf8'));
  } catch (error) {
    // No report is an outcome of its own: vitest did not get as far.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Runs in a process group of its own, so that a run which does not end takes its children with it. */
function run(cwd, program, args, timeoutSeconds) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: outerEnvironment(),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-MOST_OUTPUT);
      });
    const stop = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
    const timer = setTimeout(stop, timeoutSeconds * 1000);
    process.once('exit', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve({ code: code ?? -1, output });
    });
  });
}

/**
 * The environment without what a vitest around us has put there, and without a real CouchDB: a weakened validation function
 * must not reach a server that somebody else uses.
 */
function outerEnvironment() {
  const leftOut = /^(VITEST.*|TEST|NODE_ENV|COUCHDB_(URL|BIN))$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !leftOut.test(name)));
}

function lastLine(output) {
  return output.trimEnd().split('\n').at(-1) ?? '';
}
