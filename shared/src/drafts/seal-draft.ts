import type * as z from 'zod/mini';
import { type Item, itemIdOf } from '../catalog/item.ts';
import { priceItem } from '../catalog/price-item.ts';
import { parseDraftRowId } from '../ids/draft-row-id.ts';
import { type Fulfilment, MAX_COUNT, type PlacedLine, type PlacedOrder } from '../orders/placed-order.ts';
import { countOf, type Draft, type DraftLine } from './draft.ts';

/** A catalog item with the revision the device has seen. */
export type CatalogEntry = { item: Item; rev: string };

/** What `sealDraft` seals: the draft as this device sees it (its row may be missing) and who seals it, when, on which device. */
export type Sealing = {
  orderId: string;
  draft: Draft | undefined;
  lines: readonly DraftLine[];
  catalog: ReadonlyMap<string, CatalogEntry>;
  userId: string;
  deviceId: string;
  /** The device's clock, ISO 8601 UTC. */
  now: string;
  customerName: string;
  fulfilment: z.infer<typeof Fulfilment>;
};

/** A sealed order, or why this draft cannot be placed on this device now. */
export type SealedDraft =
  | { kind: 'sealed'; order: PlacedOrder }
  | { kind: 'empty' }
  | {
      kind: 'line-problem';
      lineId: string;
      problem: 'unknown-item' | 'sold-out' | 'bad-option' | 'too-many' | 'mixed-currencies';
    };

/** Makes the one document that commits an order: each line with its count and the price this device knows as the quote. */
export function sealDraft(sealing: Sealing): SealedDraft {
  const wanted = sealing.lines.filter((line) => countOf(line) > 0);
  const lines: PlacedLine[] = [];
  let currency: string | undefined;
  for (const line of wanted) {
    const lineId = lineIdOf(line);
    const entry = sealing.catalog.get(line.itemId);
    if (entry === undefined) return { kind: 'line-problem', lineId, problem: 'unknown-item' };
    if (!entry.item.available) return { kind: 'line-problem', lineId, problem: 'sold-out' };
    currency ??= entry.item.price.currency;
    if (currency !== entry.item.price.currency) return { kind: 'line-problem', lineId, problem: 'mixed-currencies' };
    const priced = priceItem(entry.item, line.options);
    if (priced.kind === 'bad-option') return { kind: 'line-problem', lineId, problem: 'bad-option' };
    // Each device keeps its count within the limit; what two of them counted apart adds up to more.
    if (countOf(line) > MAX_COUNT) return { kind: 'line-problem', lineId, problem: 'too-many' };
    lines.push(sealLine(line, lineId, entry, priced.amount));
  }
  if (currency === undefined) return { kind: 'empty' };
  return { kind: 'sealed', order: sealOrder(sealing, lines, currency) };
}

function sealLine(line: DraftLine, lineId: string, { item, rev }: CatalogEntry, unitPrice: number): PlacedLine {
  const { options, consent, note } = line;
  const sealed = {
    lineId,
    itemId: itemIdOf(item),
    itemRev: rev,
    name: item.name,
    options,
    count: countOf(line),
    unitPrice,
    consent,
  };
  return note === undefined ? sealed : { ...sealed, note };
}

function sealOrder(sealing: Sealing, lines: PlacedLine[], currency: string): PlacedOrder {
  const { orderId, draft, userId, deviceId, now, customerName, fulfilment } = sealing;
  const sorted = lines.sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const total = sorted.reduce((sum, line) => sum + line.unitPrice * line.count, 0);
  return {
    _id: orderId,
    type: 'order',
    schemaVersion: 1,
    userId,
    deviceId,
    createdTime: draft?.createdTime ?? now,
    placedTime: now,
    customerName,
    ...(draft?.note === undefined ? {} : { note: draft.note }),
    fulfilment,
    lines: sorted,
    quote: { total, currency },
    sealedFrom: perLine(sealing.lines, ({ seq }) => seq),
    sealedCounts: perLine(sealing.lines, ({ n }) => n),
  };
}

function perLine(
  lines: readonly DraftLine[],
  read: (share: { n: number; seq: number }) => number,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    lines.map((line) => [
      lineIdOf(line),
      Object.fromEntries(Object.entries(line.counts).map(([device, share]) => [device, read(share)])),
    ]),
  );
}

function lineIdOf(line: DraftLine): string {
  const row = parseDraftRowId(line._id);
  if (row?.kind !== 'line') throw new Error(`not the id of a draft line: ${line._id}`);
  return row.lineId;
}
