import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = { optionalDependencies?: Record<string, string>; resolved?: string; hasInstallScript?: boolean };
const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>;
};
const packages = Object.entries(lock.packages);

test('every optional platform package that a locked package names is locked too', () => {
  // npm drops those silently that a lagging registry does not have yet; other platforms then break at the first start.
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages.some(([other]) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry host', () => {
  const hosts = packages.filter(([, { resolved }]) => resolved?.startsWith('http')).map(([path]) => path);
  expect(hosts).toEqual([]);
});

test('only packages that ship their native parts prebuilt have an install script (it is never run)', () => {
  const scripted = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  const prebuilt = new Set(['esbuild', 'leveldown', 'fsevents', 'classic-level']);
  expect(scripted.filter((name) => name === undefined || !prebuilt.has(name))).toEqual([]);
});
