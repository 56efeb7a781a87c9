import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appDrawings } from './draw-notice.ts';

const drawings = Object.entries(appDrawings());
const shipped = (path: string): string =>
  readFileSync(new URL(`../../../../client/public/${path}`, import.meta.url), 'utf8');

test.each(drawings)('%s in the client is what is drawn here', (path, svg) => {
  expect(shipped(path)).toBe(`${svg}\n`);
});

test.each(drawings)('%s is light and plain', (_path, svg) => {
  expect(svg.length).toBeLessThan(8_192);
  expect(svg).not.toMatch(/script|foreignObject|href|style=|NaN|undefined/);
});

test('an empty page shows through its drawing: no wall behind it', () => {
  const walled = drawings.filter(([path, svg]) => path.startsWith('drawings/') && svg.includes('<rect x="0" y="0"'));
  expect(walled.map(([path]) => path)).toEqual([]);
});
