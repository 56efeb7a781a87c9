import { acceptOrder, type Decision, refuse } from './accept-order.ts';
import type { BookOrder } from './book-order.ts';
import { type Offer, uncharged } from './judge-line.ts';
import type { CancelRequest } from './placed-order.ts';
import { type Asking, askQuestion } from './question.ts';
import { type PlacedLeaf, type ReadLeaf, readLeaf } from './read-leaf.ts';
import { byPlacing, recordDifferences } from './record-differences.ts';

/** All that the shop knows when it claims an order. */
export type Claiming = Offer &
  Asking & {
    /** The user whose database the order was found in; never what a document says of itself. */
    readonly uid: string;
    readonly orderId: string;
    /** The live leaves, at least one. */
    readonly leaves: readonly [PlacedLeaf, ...PlacedLeaf[]];
    /** The shop's currency, for an order that names none. */
    readonly currency: string;
    /** Whether this user has as many open orders as the shop takes from one person. */
    readonly tooManyOpen: boolean;
    /** The shopper's wish to withdraw the order, where it came along with it. */
    readonly cancel: CancelRequest | undefined;
  };

type Outcome = Decision | { kind: 'cancelled'; lines: BookOrder['lines']; total: 0; requestedTime: string };

/**
 * The order as the book will hold it, but for its number, which only a received order gets (`receivedTime` tells).
 *
 * Several leaves are the same draft placed on several devices. One is accepted: a sealed order of this user before one that cannot be used, then
 * the earliest placed (devices' clocks), then the smallest revision. The choice need not be fair, only the same on every processor
 * that reads the same leaves: what was not chosen is kept in `differences` and can be ordered again.
 */
export function decideClaim(claiming: Claiming): BookOrder {
  const { uid, orderId, now } = claiming;
  const leaves = claiming.leaves.map((leaf) => readLeaf(leaf, uid));
  const [chosen, ...others] = leaves.sort(byUseThenPlacing) as [ReadLeaf, ...ReadLeaf[]];
  const outcome = decide(chosen, claiming);
  const received = outcome.kind === 'received' ? { receivedTime: now } : {};
  const { requestedTime } = outcome.kind === 'cancelled' ? outcome : {};
  return {
    _id: `${uid}:${orderId}`,
    type: 'order',
    schemaVersion: 1,
    orderId,
    userId: uid,
    ...chosen.core,
    lines: outcome.lines,
    coreHash: chosen.coreHash,
    claimedRev: chosen.rev,
    claimedTime: now,
    ...received,
    status: outcome.kind,
    reason: 'reason' in outcome ? outcome.reason : null,
    total: outcome.total,
    currency: chosen.core.quote?.currency ?? claiming.currency,
    history: [{ status: outcome.kind, time: now, by: outcome.kind === 'cancelled' ? 'shopper' : 'order-processor' }],
    ...recordDifferences({ siblingRevs: [], differences: [] }, chosen.coreHash, others),
    ...(outcome.kind === 'needs-answer' ? { question: askQuestion(1, outcome.asked, claiming) } : {}),
    ...(requestedTime === undefined
      ? {}
      : { cancelRequest: { outcome: 'cancelled', requestedTime, decidedTime: now } }),
  };
}

function decide(chosen: ReadLeaf, { catalog, short, tooManyOpen, cancel }: Claiming): Outcome {
  if (chosen.kind === 'unusable') return refuse(chosen.core.lines, chosen.reason);
  if (cancel !== undefined) {
    const { requestedTime } = cancel;
    return { kind: 'cancelled', lines: chosen.core.lines.map(uncharged), total: 0, requestedTime };
  }
  if (tooManyOpen) {
    const message = 'Too many orders of this account are open. Place it again when some of them are done.';
    return refuse(chosen.core.lines, { code: 'too-many-open-orders', message });
  }
  return acceptOrder(chosen.order, { catalog, short });
}

function byUseThenPlacing(a: ReadLeaf, b: ReadLeaf): number {
  return rank(a) - rank(b) || byPlacing(a, b);
}

function rank(leaf: ReadLeaf): number {
  if (leaf.kind === 'sealed') return 0;
  return leaf.reason.code === 'wrong-user' ? 1 : 2;
}
