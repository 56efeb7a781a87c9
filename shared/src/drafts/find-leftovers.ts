import { parseDraftRowId } from '../ids/draft-row-id.ts';
import type { PlacedOrder } from '../orders/placed-order.ts';
import type { DraftLine } from './draft.ts';

/** A line of an order's draft with what devices added after the order was sealed. */
export type Leftover = { line: DraftLine; lineId: string; added: Readonly<Record<string, number>>; count: number };

/**
 * What of a dead draft's rows came after the order was sealed: per line, each device whose `seq` went on since `sealedFrom`, with its
 * count less its sealed count. Lines whose later changes only took something away are left out: the order stands as placed.
 */
export function findLeftovers(
  order: Pick<PlacedOrder, 'sealedFrom' | 'sealedCounts'>,
  rows: readonly DraftLine[],
): Leftover[] {
  const leftovers: Leftover[] = [];
  for (const line of rows) {
    const row = parseDraftRowId(line._id);
    if (row?.kind !== 'line') continue;
    const added = addedSince(line, order.sealedFrom[row.lineId] ?? {}, order.sealedCounts[row.lineId] ?? {});
    const count = Object.values(added).reduce((sum, n) => sum + n, 0);
    if (count > 0) leftovers.push({ line, lineId: row.lineId, added, count });
  }
  return leftovers.sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
}

function addedSince(
  line: DraftLine,
  seqs: Record<string, number>,
  counts: Record<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(line.counts)
      .filter(([device, { seq }]) => seq > (seqs[device] ?? 0))
      .map(([device, { n }]) => [device, n - (counts[device] ?? 0)]),
  );
}
