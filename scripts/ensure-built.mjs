import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { say, stopWith } from './say.mjs';

const NODE_PARTS = ['shared', 'couchdb', 'gateway', 'order-processor', 'start'];
const PARTS = [...NODE_PARTS, 'client'];
const OUTPUTS = ['start/dist/main.js', 'client/dist/app/index.html'];
const MARK = join(root, 'node_modules', '.built-from');

/** Builds the servers (tsc) and the app (vite) unless what is built came from exactly these sources. */
export async function ensureBuilt() {
  const sources = hashOfSources();
  const fresh =
    existsSync(MARK) && readFileSync(MARK, 'utf8') === sources && OUTPUTS.every((file) => existsSync(join(root, file)));
  if (fresh) return;
  rmSync(MARK, { force: true });
  // Old outputs would outlive their sources: a renamed file must not stay importable.
  for (const part of PARTS) rmSync(join(root, part, 'dist'), { recursive: true, force: true });
  await step('Building the servers', 'npx', ['tsc', '-b', ...NODE_PARTS]);
  await step('Compiling the rules of the databases', 'node', ['couchdb/dist/validation/compile-all.js']);
  await step('Building the app', 'npm', ['run', 'build', '--silent', '--workspace', 'client']);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(MARK, sources);
}

async function step(title, command, args) {
  say(`${title} …`);
  const { code, output } = await runCommand(command, args, { quiet: true });
  if (code !== 0) stopWith(1, `${output}\n${title} failed.`);
}

function hashOfSources() {
  const hash = createHash('sha256').update(process.versions.node);
  const files = ['package-lock.json', 'tsconfig.base.json', ...PARTS.flatMap((part) => filesBelow(part))];
  for (const file of files.toSorted((a, b) => (a < b ? -1 : 1)))
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
