import { canonicalJson } from '../canonical-json.ts';
import type { BookLine, BookOrder } from './book-order.ts';
import type { PlacedLine } from './placed-order.ts';
import { type DifferingLeaf, recordDifferences } from './record-differences.ts';

/**
 * A live leaf of an order's revision tree in the book. `claim` is the first revision of its chain: leaves with the same one were claimed once and then changed apart.
 * `isPublished`: the shopper was shown this leaf, or what it had become since it parted from the others, and still is.
 */
export type BookLeaf = {
  readonly rev: string;
  readonly claim: string;
  readonly order: BookOrder;
  readonly isPublished: boolean;
};

/** The leaf that stays, those that go, and what the one that stays says from then on. */
export type SettledLeaves<L extends BookLeaf> = {
  readonly kept: L;
  readonly lost: readonly L[];
  readonly order: BookOrder;
};

/**
 * Which of an order's leaves is the order (decision 0039): the one that was published; of several, or where none was, the one that went furthest in its life, since
 * somebody has acted on it; then the earliest claimed (the server's clock), then by revision. What the others accepted or read of the shopper's placed
 * revisions is written down in it; a later state of the same claim is carried over. Throws where there is no leaf.
 */
export function settleLeaves<L extends BookLeaf>(leaves: readonly L[]): SettledLeaves<L> {
  const [kept, ...lost] = [...leaves].sort(byPrecedence);
  if (kept === undefined) throw new Error('settling an order without a leaf');
  const latest = lost.filter((leaf) => goesOn(kept, leaf))[0] ?? kept;
  const others = [kept, ...lost].filter((leaf) => leaf !== latest).map(({ order }) => order);
  return { kept, lost, order: others.reduce(withPlacedLeavesOf, latest.order) };
}

function byPrecedence(a: BookLeaf, b: BookLeaf): number {
  return (
    Number(b.isPublished) - Number(a.isPublished) ||
    b.order.history.length - a.order.history.length ||
    compare(a.order.claimedTime, b.order.claimedTime) ||
    compare(a.rev, b.rev)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the other one is a later state of this one: of another claim it never is, whose lines, prices and number are not what the shopper was told. */
function goesOn(leaf: BookLeaf, other: BookLeaf): boolean {
  const { history } = leaf.order;
  const isLater = other.order.history.length > history.length && other.claim === leaf.claim;
  return isLater && canonicalJson(other.order.history.slice(0, history.length)) === canonicalJson(history);
}

/** Writes down the placed revisions that the other one accepted or found beside it, so that each is recorded and retired. */
function withPlacedLeavesOf(order: BookOrder, other: BookOrder): BookOrder {
  const known = new Set([order.claimedRev, ...order.siblingRevs]);
  const accepted = {
    rev: other.claimedRev,
    coreHash: other.coreHash,
    core: { ...other, lines: other.lines.map(placed) },
  };
  const differing = other.differences.map(({ rev, coreHash, ...core }): DifferingLeaf => ({ rev, coreHash, core }));
  const unknown = [accepted, ...differing].filter(({ rev }) => !known.has(rev));
  return { ...order, ...recordDifferences(order, order.coreHash, unknown) };
}

/** A line as it was placed. */
function placed(line: BookLine): PlacedLine {
  const {
    chargedUnitPrice: _price,
    chargedItemRev: _rev,
    outcome: _outcome,
    takenOptions: _taken,
    answered: _,
    ...own
  } = line;
  return own;
}
