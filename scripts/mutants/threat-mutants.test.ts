import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.mjs';
import { runMutants } from './run-mutants.mjs';
import { threatMutants } from './threat-mutants.mjs';

const rows = readFileSync(join(root, 'docs/threats.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| (\d+) \|/.exec(line)?.slice(1).map(Number) ?? []);

test('every threat has a mutant, and every mutant a threat', () => {
  expect([...new Set(threatMutants.map(({ row }) => row))].toSorted((a, b) => a - b)).toEqual(rows);
  expect(new Set(threatMutants.map(({ name }) => name)).size).toBe(threatMutants.length);
});

test.each(threatMutants.map((mutant) => [mutant.name, mutant] as const))(
  '%s: it still fits the source',
  (_name, mutant) => {
    const { file, find, replace, test: file2, only = '' } = mutant;
    expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
    const path = join(root, file2 ?? '');
    expect(existsSync(path)).toBe(true);
    // A case that was renamed would be found by nobody.
    expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toContain(only.replace(/^.*50 revisions deep$/, ''));
  },
);

test('a few of them, run', async () => {
  const few = threatMutants.filter(({ name }) => /^(3|17|22): (a first|a key|an unknown)/.test(name));
  const results = await runMutants(few, { root, report: () => undefined });
  expect(results.map(({ name, verdict }) => [name, verdict])).toEqual(few.map(({ name }) => [name, 'caught']));
  expect(few).toHaveLength(3);
}, 240_000);
