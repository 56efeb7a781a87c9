import type * as z from 'zod/mini';
import { hashOf } from '../sha256.ts';
import type { BookOrder } from './book-order.ts';
import { orderCoreHash } from './order-core.ts';
import { MAX_LINES, PlacedLine, PlacedOrder } from './placed-order.ts';
import type { Reason } from './refusal.ts';

/** A live leaf of a placed document as the database gave it: its revision, and its members without `_rev` and the like. */
export type PlacedLeaf = { readonly rev: string; readonly document: Readonly<Record<string, unknown>> };

/** What of an order's core can be read; what a malformed document does not say, or says wrongly, is null or empty. */
export type ReadableCore = Pick<
  BookOrder,
  'deviceId' | 'createdTime' | 'placedTime' | 'customerName' | 'note' | 'fulfilment' | 'quote'
> &
  Pick<PlacedOrder, 'lines' | 'sealedFrom' | 'sealedCounts'>;

/** A leaf after reading: a sealed order of this user, or what can be said of it and why it is not one. */
export type ReadLeaf =
  | { kind: 'sealed'; rev: string; coreHash: string; core: ReadableCore; order: PlacedOrder }
  | { kind: 'unusable'; rev: string; coreHash: string; core: ReadableCore; reason: Reason };

/** Reads a leaf of `placedorders-<uid>` against the schema. Never throws: whatever is in it, the order is refused, not stuck. */
export function readLeaf({ rev, document }: PlacedLeaf, uid: string): ReadLeaf {
  const parsed = PlacedOrder.safeParse(document);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return { kind: 'unusable', rev, coreHash: hashOf(rev), core: salvage(document), reason: malformed(first) };
  }
  const order = parsed.data;
  const coreHash = orderCoreHash(order);
  if (order.userId === uid) return { kind: 'sealed', rev, coreHash, core: coreOf(order), order };
  const reason: Reason = { code: 'wrong-user', field: 'userId', message: 'The order names another account.' };
  return { kind: 'unusable', rev, coreHash, core: coreOf(order), reason };
}

function malformed(issue: z.core.$ZodIssue | undefined): Reason {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map(String).join('.');
  const message = `The order cannot be read: ${field}: ${issue?.message ?? 'not an order'}`;
  return { code: 'malformed', field: field.slice(0, 200), message: message.slice(0, 500) };
}

function coreOf(order: PlacedOrder): ReadableCore {
  const { deviceId, createdTime, placedTime, customerName, note, fulfilment, quote, lines } = order;
  const { sealedFrom, sealedCounts } = order;
  const core = { deviceId, createdTime, placedTime, customerName, fulfilment, quote, lines, sealedFrom, sealedCounts };
  return note === undefined ? core : { ...core, note };
}

/** Field by field, so that the shopper still sees what was meant and can copy it into a new draft. */
function salvage(document: Readonly<Record<string, unknown>>): ReadableCore {
  const { shape } = PlacedOrder;
  const note = readable(shape.note, document['note']);
  const core: ReadableCore = {
    deviceId: readable(shape.deviceId, document['deviceId']) ?? null,
    createdTime: readable(shape.createdTime, document['createdTime']) ?? null,
    placedTime: readable(shape.placedTime, document['placedTime']) ?? null,
    customerName: readable(shape.customerName, document['customerName']) ?? '',
    fulfilment: readable(shape.fulfilment, document['fulfilment']) ?? null,
    quote: readable(shape.quote, document['quote']) ?? null,
    lines: salvageLines(document['lines']),
    sealedFrom: readable(shape.sealedFrom, document['sealedFrom']) ?? {},
    sealedCounts: readable(shape.sealedCounts, document['sealedCounts']) ?? {},
  };
  return note === undefined ? core : { ...core, note };
}

function salvageLines(lines: unknown): PlacedLine[] {
  if (!Array.isArray(lines)) return [];
  const read = lines.slice(0, MAX_LINES).map((line: unknown) => readable(PlacedLine, line));
  return read.filter((line) => line !== undefined);
}

function readable<T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
