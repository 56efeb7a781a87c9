import * as z from 'zod/mini';
import { ChosenOptions, Consent, Instant, Note, OrderId, Uuid } from '../orders/placed-order.ts';
import { Stamps } from '../stamps/stamp.ts';

/** The version of the draft rows this code writes; a device refuses to place a draft with rows of a later one. */
export const DRAFT_SCHEMA_VERSION = 1;

/** A draft order: its own row. `createdTime` is the device's clock. */
export const Draft = z.strictObject({
  _id: OrderId,
  type: z.literal('draft'),
  schemaVersion: z.literal(DRAFT_SCHEMA_VERSION),
  createdTime: Instant,
  name: z.optional(z.string().check(z.maxLength(80))),
  note: z.optional(Note),
  /** Set on a draft made of what another device added to an order after it was sealed. */
  leftoversOf: z.optional(OrderId),
  stamps: Stamps,
});
export type Draft = z.infer<typeof Draft>;

/** One device's share of a line's count and the number of its last change. Only that device writes it. */
export const DeviceCount = z.strictObject({
  n: z.int().check(z.gte(-1_000_000), z.lte(1_000_000)),
  seq: z.int().check(z.gte(1), z.lte(1_000_000_000)),
});

/** A line of a draft: a row of its own, so that edits of different lines never conflict. The count is the sum over devices, never below 0. */
export const DraftLine = z.strictObject({
  _id: z.string().check(z.regex(/^[0-9a-f-]{36}\/items\/[0-9a-f-]{36}$/)),
  type: z.literal('draft-line'),
  schemaVersion: z.literal(DRAFT_SCHEMA_VERSION),
  itemId: Uuid,
  options: ChosenOptions,
  counts: z.record(Uuid, DeviceCount),
  note: z.optional(Note),
  consent: Consent,
  stamps: Stamps,
});
export type DraftLine = z.infer<typeof DraftLine>;

/** How many of a line its user wants: the sum of the devices' shares, never below 0. */
export function countOf(line: Pick<DraftLine, 'counts'>): number {
  return Math.max(0, sumOfShares(line));
}

/** The sum of the devices' shares as it is: below 0 when several devices took out the same pieces apart. What is reckoned from a count starts here. */
export function sumOfShares(line: Pick<DraftLine, 'counts'>): number {
  return Object.values(line.counts).reduce((total, { n }) => total + n, 0);
}
