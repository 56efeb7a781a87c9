import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.mjs';
import { runMutants } from './run-mutants.mjs';
import { simulationMutants } from './simulation-mutants.mjs';

/** The traps that every offline-first shop walks into, each by the beginning of its mutant's name. */
const TRAPS = [
  'denied write',
  'edit beats delete',
  'longest chain wins',
  'rewound feed',
  'random placed id',
  'publish before claim',
  'retire before claim',
  'checkpoint before claim',
  'price recomputed on replay',
  'time recomputed on replay',
  'dead-draft rule',
  'no strict commit',
];

test('every trap has a mutant, and there are at least fifteen', () => {
  for (const trap of TRAPS) expect(simulationMutants.some(({ name }) => name.startsWith(trap))).toBe(true);
  expect(new Set(simulationMutants.map(({ name }) => name)).size).toBe(simulationMutants.length);
  expect(simulationMutants.length).toBeGreaterThanOrEqual(15);
});

test.each(simulationMutants)('$name: it still fits the source', ({ file, find, replace }) => {
  expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});

/** Those that the very first seed catches. */
const AT_ONCE = ['publish before claim', 'random placed id', 'dead-draft rule'];

test('some of them, run', { timeout: 300_000 }, async () => {
  const some = simulationMutants.filter(({ name }) => AT_ONCE.some((beginning) => name.startsWith(beginning)));
  const few = some.map((mutant) => ({
    ...mutant,
    command: mutant.command?.map((word) => (word === '1000' ? '1' : word)) ?? [],
  }));
  const results = await runMutants(few, { root, report: () => undefined });
  expect(results).toHaveLength(AT_ONCE.length);
  for (const result of results)
    expect(result).toMatchObject({ verdict: 'caught', detail: expect.stringMatching(/seed 1: law \d+/) });
});
