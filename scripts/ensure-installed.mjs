import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { say, stopWith } from './say.mjs';

const OLDEST_NODE = [20, 19];
const MARK = join(root, 'node_modules', '.installed-from');

/**
 * Installs the packages of the lock file unless exactly these are installed already. No package may run an install script:
 * every native part comes prebuilt inside its package.
 */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    stopWith(
      2,
      `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`,
    );
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return;
  say('Installing packages (the first time takes a minute or two) …');
  const { code, output } = await runCommand('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    quiet: true,
  });
  if (code !== 0)
    stopWith(
      2,
      `${output}\nThe packages could not be installed (npm ci ended with ${code}). Is the package registry reachable?`,
    );
  writeFileSync(MARK, lock);
}
