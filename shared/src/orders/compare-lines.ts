import type { PlacedLine } from './placed-order.ts';

/** How many more (fewer: negative, never 0) of a line one version of an order has than another. */
export type LineChange<L extends PlacedLine = PlacedLine> = { line: L; more: number };

/**
 * What another version of an order had that the accepted one has not, and the other way round, by line. A line whose note, quote or consent alone differs
 * is no change of what is made. Sorted by line id.
 */
export function compareLines(accepted: readonly PlacedLine[], other: readonly PlacedLine[]): LineChange[] {
  const known = new Map(accepted.map((line) => [line.lineId, line]));
  const had = new Map(other.map((line) => [line.lineId, line]));
  const changes: LineChange[] = [];
  for (const line of had.values()) changes.push({ line, more: line.count - (known.get(line.lineId)?.count ?? 0) });
  for (const line of known.values()) if (!had.has(line.lineId)) changes.push({ line, more: -line.count });
  return changes.filter(({ more }) => more !== 0).sort((a, b) => (a.line.lineId < b.line.lineId ? -1 : 1));
}
