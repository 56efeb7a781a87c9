import { expect, test } from 'vitest';
import { Coverage } from './coverage.ts';

test('what never happened is told, and how often the rest did in a hundred runs', () => {
  const coverage = new Coverage();
  coverage.count('a request lost', 3);
  coverage.add({ 'a request lost': 1, 'a clock set': 1 });
  expect(coverage.missing()).not.toContain('a clock set');
  expect(coverage.missing()).toContain('an answer lost');
  expect(coverage.describe(8)).toContain('       50  a request lost');
});
