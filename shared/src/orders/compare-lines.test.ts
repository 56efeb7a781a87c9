import { expect, test } from 'vitest';
import { compareLines } from './compare-lines.ts';
import type { PlacedLine } from './placed-order.ts';

const line = (name: string, count: number, note?: string): PlacedLine => ({
  lineId: `line of ${name}`,
  itemId: `item ${name}`,
  itemRev: '1-a',
  name,
  options: {},
  count,
  unitPrice: 420,
  consent: {},
  ...(note === undefined ? {} : { note }),
});
const changes = (accepted: PlacedLine[], other: PlacedLine[]) =>
  compareLines(accepted, other).map((change) => [change.line.name, change.more]);

test('what the other version had more, had less and did not have is told by line', () => {
  const accepted = [line('Cortado', 1), line('Espresso', 2), line('Mocha', 1)];
  const other = [line('Espresso', 3), line('Flat white', 2), line('Mocha', 1)];
  expect(changes(accepted, other)).toEqual([
    ['Cortado', -1],
    ['Espresso', 1],
    ['Flat white', 2],
  ]);
});

test('versions that differ in a note alone have the same lines', () => {
  expect(changes([line('Espresso', 2)], [line('Espresso', 2, 'hot')])).toEqual([]);
});
