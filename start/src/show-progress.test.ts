import { expect, test } from 'vitest';
import { showProgress } from './show-progress.ts';

function shownOn(isTTY: boolean): { lines: string[]; show: ReturnType<typeof showProgress> } {
  const lines: string[] = [];
  return { lines, show: showProgress({ isTTY, write: (text) => lines.push(text) }) };
}

test('a log gets one line when the step is done', () => {
  const { lines, show } = shownOn(false);
  for (const done of [1, 2, 3]) show({ title: 'Loading the catalog', done, of: 3 });
  expect(lines).toEqual(['Loading the catalog: 3 of 3\n']);
});

test('a terminal sees the line count up in place', () => {
  const { lines, show } = shownOn(true);
  for (const done of [1, 2]) show({ title: 'Loading the catalog', done, of: 2 });
  expect(lines.at(0)).toMatch(/^\r.*1 of 2$/);
  expect(lines.at(-1)).toMatch(/2 of 2\n$/);
});

test('a step that has nothing to do is not shown', () => {
  const { lines, show } = shownOn(false);
  show({ title: 'Loading the catalog', done: 0, of: 0 });
  expect(lines).toEqual([]);
});
