import type { DraftNews, SeenDraft } from '../merges/draft-news.ts';

/** Which document could not be stored at the server, why, and when it is sent again. All times are this device's clock. */
export type Refusal = {
  id: string;
  rev: string;
  reason: string;
  firstTime: string;
  attempts: number;
  /** Milliseconds since 1970. */
  nextTime: number;
};

/**
 * What this device knows of one order on its way. `ageMs` is how long it has been waiting, counted by this device alone (never a difference of two
 * clocks); `told` and `dismissed` say what the shopper has heard and wants to hear no more.
 */
export type OrderEntry = {
  _id: `order:${string}`;
  type: 'order-entry';
  firstSeenTime: string;
  /** The how manieth order this device has seen: what came later, whatever its clock says. Missing where an older version wrote the entry. */
  ordinal?: number;
  ageMs: number;
  /** When `ageMs` was last counted, milliseconds since 1970. */
  countedTime: number;
  /** By how much this device's clock was known to be ahead of the shop's then. Missing where an older version wrote the entry. */
  countedAheadMs?: number;
  /** Proved: the server knows these revisions, the first of them since `time`. */
  atServer?: { revs: string[]; time: string };
  /** The shop has decided: nothing more to wait for. */
  settledTime?: string;
  told: { 'not-sent'?: string; 'not-received'?: string };
  dismissed: { 'not-sent'?: string; 'not-received'?: string };
};

/** What the server did not store of placedOrders, by document: none of it belongs to a sequence. */
export type OutboxEntry = { _id: 'outbox:placedOrders'; type: 'outbox'; refused: Record<string, Refusal> };

/** What other devices had written into a draft when this one last looked, and what of it the shopper has not read yet. */
export type DraftEntry = { _id: `draft:${string}`; type: 'draft-entry'; seen: SeenDraft; news: DraftNews };

/** Up to which of its own sequences this device has looked for orders that left placedOrders. */
export type FeedEntry = { _id: 'feed:placedOrders'; type: 'feed'; seq: number };

export type LedgerEntry = OrderEntry | OutboxEntry | DraftEntry | FeedEntry;

const TYPES: ReadonlySet<unknown> = new Set<LedgerEntry['type']>(['order-entry', 'outbox', 'draft-entry', 'feed']);

/** The ledger is this device's own and never leaves it; a shape that an older version wrote and this one does not know is ignored. */
export function parseLedgerEntry(stored: Record<string, unknown>): LedgerEntry | undefined {
  return TYPES.has(stored['type']) ? (stored as LedgerEntry) : undefined;
}
