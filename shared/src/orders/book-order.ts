import * as z from 'zod/mini';
import { Amount, Currency } from '../money/money.ts';
import { AnsweredLine } from './answer.ts';
import { BookStatus } from './life-cycle.ts';
import {
  ChosenOptions,
  Fulfilment,
  Instant,
  Note,
  OrderId,
  PersonName,
  PlacedLine,
  PlacedOrder,
  Uid,
  Uuid,
} from './placed-order.ts';
import { Question } from './question.ts';
import { Reason } from './refusal.ts';

/**
 * A line as the shop took it: what is charged per unit (minor units) and what became of it. `itemRev` is what the device had seen;
 * `chargedItemRev` is the revision of the catalog item that the price was taken from. A `substituted` line is made with `takenOptions` instead of its own;
 * `answered` is what the shopper said when the shop asked about it.
 */
export const BookLine = z.strictObject({
  ...PlacedLine.shape,
  chargedUnitPrice: Amount,
  chargedItemRev: z.optional(z.string().check(z.maxLength(60))),
  outcome: z.enum(['as-ordered', 'substituted', 'left-out']),
  takenOptions: z.optional(ChosenOptions),
  answered: z.optional(AnsweredLine),
});
export type BookLine = z.infer<typeof BookLine>;

/** Whether the shop makes this line and charges for it. */
export function isTaken({ outcome }: Pick<BookLine, 'outcome'>): boolean {
  return outcome !== 'left-out';
}

/** One step of an order's history; `time` is the server's clock. */
export const HistoryEntry = z.strictObject({
  status: BookStatus,
  time: Instant,
  by: z.string().check(z.maxLength(120)),
  recall: z.optional(z.boolean()),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Another revision of the same order that was placed with a different content: recorded, never charged. */
export const Difference = z.strictObject({
  rev: z.string().check(z.maxLength(60)),
  coreHash: z.string(),
  deviceId: Uuid,
  placedTime: Instant,
  lines: z.array(PlacedLine),
});
export type Difference = z.infer<typeof Difference>;

/**
 * What became of the shopper's wish to withdraw the order. `requestedTime` is the device's clock, `decidedTime` the server's;
 * `too-late`: the shop had started on it, and it goes on.
 */
export const CancelVerdict = z.strictObject({
  outcome: z.enum(['cancelled', 'too-late']),
  requestedTime: Instant,
  decidedTime: Instant,
});
export type CancelVerdict = z.infer<typeof CancelVerdict>;

/** How many differing revisions of an order are kept in full; of further ones only the number. */
export const MAX_DIFFERENCES = 5;

const sealedCore = {
  userId: Uid,
  deviceId: z.nullable(Uuid),
  createdTime: z.nullable(Instant),
  placedTime: z.nullable(Instant),
  customerName: PersonName,
  note: z.optional(Note),
  fulfilment: z.nullable(Fulfilment),
  lines: z.array(BookLine),
  quote: z.nullable(PlacedOrder.shape.quote),
  sealedFrom: PlacedOrder.shape.sealedFrom,
  sealedCounts: PlacedOrder.shape.sealedCounts,
};

const verdict = {
  claimedTime: Instant,
  receivedTime: z.optional(Instant),
  orderNumber: z.optional(z.int().check(z.gte(1))),
  businessDay: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  status: BookStatus,
  reason: z.nullable(Reason),
  total: Amount,
  currency: Currency,
  history: z.array(HistoryEntry).check(z.minLength(1)),
  differences: z.array(Difference).check(z.maxLength(MAX_DIFFERENCES)),
  moreDifferences: z.optional(z.int()),
  cancelRequest: z.optional(CancelVerdict),
  /** The question that is open, or was the last one. */
  question: z.optional(Question),
};

/**
 * An order in the store's book (`orders/<orderKey>`), created by the claim. `claimedTime` and `receivedTime` are the server's clock,
 * each set once. `claimedRev` is the placed leaf that was accepted, `siblingRevs` the other leaves that were read with it.
 * `deviceId`, the device's times and `quote` are null only where a malformed document did not say them.
 */
export const BookOrder = z.strictObject({
  _id: z.string(),
  type: z.literal('order'),
  schemaVersion: z.literal(1),
  orderId: OrderId,
  ...sealedCore,
  coreHash: z.string(),
  claimedRev: z.string(),
  siblingRevs: z.array(z.string()),
  ...verdict,
});
export type BookOrder = z.infer<typeof BookOrder>;

/** The shopper's view of the book, in their processedOrders: the order without what only the shop needs. */
export const ProcessedOrder = z.strictObject({
  _id: OrderId,
  type: z.literal('order'),
  schemaVersion: z.literal(1),
  ...sealedCore,
  ...verdict,
});
export type ProcessedOrder = z.infer<typeof ProcessedOrder>;
