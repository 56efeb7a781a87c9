import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../root.mjs';
import { runMutants } from './run-mutants.mjs';

/* A project of one workspace whose test imports another by its name, as ours do. */
const project = mkdtempSync(join(tmpdir(), 'project-'));
const SOURCE = 'export const isOpen = (hour) => hour >= 8 && hour < 18;\n';
write('shop/package.json', '{"name":"@coffee-catalog/shop","type":"module","exports":{"./*":"./*.mjs"}}');
write('shop/hours.mjs', SOURCE);
write(
  'door/hours.test.mjs',
  `import { isOpen } from '@coffee-catalog/shop/hours';
import { expect, test } from 'vitest';
test('closed at night', () => expect(isOpen(3)).toBe(false));
test('open at noon', () => expect(isOpen(12)).toBe(true));
`,
);
write(
  'door/command.mjs',
  "import { isOpen } from '@coffee-catalog/shop/hours';\nprocess.exitCode = isOpen(12) ? 0 : 1;\n",
);
write('vitest.config.mjs', 'export default { test: { include: ["door/*.test.mjs"] } };\n');
mkdirSync(join(project, 'node_modules', '@coffee-catalog'), { recursive: true });
symlinkSync(join('..', '..', 'shop'), join(project, 'node_modules', '@coffee-catalog', 'shop'));
for (const name of ['vitest', '.bin'])
  symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
cpSync(join(root, '.npmrc'), join(project, '.npmrc'));

afterAll(() => rmSync(project, { recursive: true, force: true }));

const opensAtNight = { name: 'opens at night', file: 'shop/hours.mjs', find: 'hour >= 8 && ', replace: '' };
const TEST = 'door/hours.test.mjs';

test('a mutant that a test finds is caught, one that nothing finds survives, and the original is not touched', async () => {
  const lines: string[] = [];
  const results = await runMutants(
    [
      { ...opensAtNight, test: TEST },
      { ...opensAtNight, name: 'nobody looks at night', test: TEST, only: 'open at noon' },
      { ...opensAtNight, name: 'never opens', replace: 'hour > 24 && ', command: ['node', 'door/command.mjs'] },
    ],
    { root: project, report: (line) => lines.push(line) },
  );
  expect(results).toEqual([
    { name: 'opens at night', verdict: 'caught', detail: 'closed at night' },
    { name: 'nobody looks at night', verdict: 'survived', detail: '1 cases passed' },
    { name: 'never opens', verdict: 'caught', detail: '' },
  ]);
  expect(lines).toHaveLength(3);
  expect(readFileSync(join(project, 'shop/hours.mjs'), 'utf8')).toBe(SOURCE);
});

test('what proves nothing is broken: a patch that does not fit, source that does not load, a test that does not run or never passes', async () => {
  const results = await runMutants(
    [
      { ...opensAtNight, test: TEST, find: 'hour > 7' },
      { ...opensAtNight, test: TEST, find: 'hour' },
      { ...opensAtNight, test: TEST, replace: '((' },
      { ...opensAtNight, test: TEST, only: 'no such case' },
      { ...opensAtNight, command: ['node', '-e', 'process.exitCode = 1'] },
      { ...opensAtNight, command: ['node', '-e', 'setInterval(() => undefined, 1000)'], timeoutSeconds: 1 },
    ],
    { root: project, report: () => undefined },
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 6 }, () => 'broken'));
  expect(results[1]?.detail).toContain('occurs 3 times');
});

function write(path: string, text: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), text);
}
