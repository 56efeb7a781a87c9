import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import type { Document, Problem, Rules } from './rules.ts';

type Step = { readonly status: string };

/** Set by the claim and never again. */
const OF_THE_CLAIM = ['userId', 'orderId', 'createdTime', 'placedTime', 'claimedTime'];

/** What an order is once it was received: for nobody to change. */
const OF_THE_RECEIPT = [
  'deviceId',
  'customerName',
  'note',
  'fulfilment',
  'lines',
  'quote',
  'sealedFrom',
  'sealedCounts',
  'coreHash',
  'receivedTime',
  'orderNumber',
  'businessDay',
  'total',
  'currency',
];

/**
 * An order of the book moves along the life cycle: its history only grows, each step follows from the one before, and the status is the
 * last step. The whole history is looked at since a projection that comes late may bring several steps at once.
 */
export function checkLifeCycle(rules: Rules, newDoc: Document, oldDoc: Document | null): Problem | undefined {
  return (
    checkHistory(rules, newDoc) ||
    (oldDoc !== null && oldDoc._deleted !== true ? checkChange(newDoc, oldDoc) : undefined)
  );
}

function checkHistory({ lifeCycle }: Rules, newDoc: Document): Problem | undefined {
  const history = newDoc['history'] as readonly Step[];
  let status = 'placed';
  for (let at = 0; at < history.length; at++) {
    const next = (history[at] as Step).status;
    if (!(lifeCycle[status] as readonly string[]).includes(next))
      return { path: `history[${at}].status`, words: `${next} cannot follow ${status}` };
    status = next;
  }
  return newDoc['status'] === status
    ? undefined
    : { path: 'status', words: `must be the last of the history, ${status}` };
}

function checkChange(newDoc: Document, oldDoc: Document): Problem | undefined {
  const old = oldDoc['history'] as readonly Step[];
  const kept = (newDoc['history'] as readonly Step[]).slice(0, old.length);
  if (canonicalJson(kept) !== canonicalJson(old)) return { path: 'history', words: 'may only grow' };
  const fixed = oldDoc['receivedTime'] === undefined ? OF_THE_CLAIM : OF_THE_CLAIM.concat(OF_THE_RECEIPT);
  for (const field of fixed) {
    if (canonicalJson(newDoc[field]) !== canonicalJson(oldDoc[field]))
      return { path: field, words: 'cannot be changed any more' };
  }
  return undefined;
}
