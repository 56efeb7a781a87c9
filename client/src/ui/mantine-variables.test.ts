import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const mantine = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));

test('every variable that the used parts of Mantine read is defined', () => {
  const parts = [...read(join(here, 'form-kit.css')).matchAll(/@mantine\/core\/styles\/(\w+)\.layer\.css/g)].map(
    ([, part]) => part as string,
  );
  expect(parts).toContain('Input');
  const sources = parts.flatMap((part) => [join(mantine, 'styles', `${part}.layer.css`), ...modulesOf(part)]);
  const needed = new Set(
    sources.flatMap((file) => [...read(file).matchAll(/var\((--mantine-[\w-]+)\)/g)].map(([, name]) => name as string)),
  );
  const defined = new Set(
    [...read(join(here, 'mantine-variables.css')).matchAll(/^\s*(--mantine-[\w-]+):/gm)].map(
      ([, name]) => name as string,
    ),
  );
  expect(needed.size).toBeGreaterThan(20);
  expect([...needed].filter((name) => !defined.has(name))).toEqual([]);
});

/** What a part computes its styles with at run time; some have a style sheet only. */
function modulesOf(part: string): string[] {
  const folder = join(mantine, 'esm/components', part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
