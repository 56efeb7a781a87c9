import { type BookOrder, type Difference, MAX_DIFFERENCES } from './book-order.ts';
import type { ReadLeaf } from './read-leaf.ts';

/** How many other leaves of one order are written down. Whoever makes more than these has them retired without a trace in the book. */
export const MAX_SIBLINGS = 50;

/** What of a leaf is written down. */
export type DifferingLeaf = Pick<ReadLeaf, 'rev' | 'coreHash'> & {
  readonly core: Pick<ReadLeaf['core'], 'deviceId' | 'placedTime' | 'lines'>;
};

/** What the book keeps about the leaves that were not accepted. */
export type Recorded = Pick<BookOrder, 'siblingRevs' | 'differences' | 'moreDifferences'>;

/**
 * Adds the leaves of an order that differ from the one accepted (`coreHash`): their revisions, the first five in full, of the rest the number.
 * A leaf with the accepted content is the same order placed on another device: its revision is kept and nothing is different.
 * Leaves already recorded, and those beyond `MAX_SIBLINGS`, change nothing, so that recording twice is recording once.
 */
export function recordDifferences(before: Recorded, coreHash: string, leaves: readonly DifferingLeaf[]): Recorded {
  let recorded = before;
  for (const leaf of [...leaves].sort(byPlacing)) {
    if (recorded.siblingRevs.includes(leaf.rev) || recorded.siblingRevs.length >= MAX_SIBLINGS) continue;
    recorded = { ...recorded, siblingRevs: [...recorded.siblingRevs, leaf.rev] };
    if (leaf.coreHash !== coreHash) recorded = addDifference(recorded, leaf);
  }
  return recorded;
}

/**
 * The order with what arrived after its claim written down, or `undefined` where there is nothing to write. The status, its history and
 * everything that was accepted stay as they are; a late leaf with the accepted content leaves no trace.
 */
export function recordLateSiblings(order: BookOrder, leaves: readonly ReadLeaf[]): BookOrder | undefined {
  const late = leaves.filter((leaf) => leaf.rev !== order.claimedRev && leaf.coreHash !== order.coreHash);
  const recorded = recordDifferences(order, order.coreHash, late);
  return recorded === order ? undefined : { ...order, ...recorded };
}

/** Earliest placed first (the devices' clocks), then by revision: the same on every processor, whatever order the leaves came in. */
export function byPlacing(a: DifferingLeaf, b: DifferingLeaf): number {
  const [keyA, keyB] = [a, b].map((leaf) => `${leaf.core.placedTime ?? '~'} ${leaf.rev}`) as [string, string];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

function addDifference(recorded: Recorded, leaf: DifferingLeaf): Recorded {
  const difference = differenceOf(leaf);
  if (difference !== undefined && recorded.differences.length < MAX_DIFFERENCES)
    return { ...recorded, differences: [...recorded.differences, difference] };
  return { ...recorded, moreDifferences: (recorded.moreDifferences ?? 0) + 1 };
}

/** A leaf that cannot be read is counted, not shown. */
function differenceOf({ rev, coreHash, core }: DifferingLeaf): Difference | undefined {
  const { deviceId, placedTime, lines } = core;
  return deviceId === null || placedTime === null ? undefined : { rev, coreHash, deviceId, placedTime, lines };
}
