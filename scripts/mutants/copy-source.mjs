import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OWN_SCOPE = '@coffee-catalog';
const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report']);
/** What a running shop keeps beside the source; a folder of that name further down is source. */
const DATA = 'data';

/**
 * Copies the project below `root` into a fresh temporary folder and gives that folder's path. Installed packages are linked,
 * except our own workspaces: their names lead to the copies, else a test in the copy would run the original's code.
 */
export function copySource(root) {
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
  const workspaces = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name) || entry.name === DATA || /^\.(git|reports)/.test(entry.name)) continue;
    const from = join(root, entry.name);
    cpSync(from, join(copy, entry.name), { recursive: true, filter: (path) => !LEFT_OUT.has(nameOf(path)) });
    if (entry.isDirectory()) workspaces.push(entry.name);
  }
  linkPackages(root, copy);
  for (const workspace of workspaces) linkPackages(join(root, workspace), join(copy, workspace));
  return copy;
}

/** Removes a copy; links are removed, never what they lead to. */
export function removeCopy(copy) {
  rmSync(copy, { recursive: true, force: true });
}

function linkPackages(from, to) {
  const packages = entriesOf(join(from, 'node_modules'));
  if (packages.length === 0) return;
  mkdirSync(join(to, 'node_modules'));
  for (const { name } of packages) {
    // A cache belongs to its own folder: the copy's tests make theirs.
    if (name.startsWith('.vite')) continue;
    const target = join(from, 'node_modules', name);
    if (name === OWN_SCOPE) linkWorkspaces(target, join(to, 'node_modules', name));
    else symlinkSync(target, join(to, 'node_modules', name));
  }
}

function linkWorkspaces(from, to) {
  mkdirSync(to);
  for (const { name } of entriesOf(from)) symlinkSync(join('..', '..', name), join(to, name));
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function nameOf(path) {
  return path.split(/[\\/]/).at(-1);
}
