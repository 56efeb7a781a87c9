import type { Item } from '../catalog/item.ts';
import type { CatalogEntry, Sealing } from '../drafts/seal-draft.ts';
import { lineIdFor } from '../ids/derived-id.ts';
import { orderKey } from '../ids/order-key.ts';
import type { BookOrder } from '../orders/book-order.ts';
import { decideClaim } from '../orders/decide-claim.ts';
import type { Offer } from '../orders/judge-line.ts';
import type { PlacedLine, PlacedOrder } from '../orders/placed-order.ts';

/* Well-formed things of the shop for tests, each with what the test is about put in by the test. */

export const UID = '0199aaaabbbb7cccddddeeeeffff0001';
export const ORDER_ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0002';
export const DEVICE_ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0003';
export const OTHER_DEVICE_ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0004';
export const FLAT_WHITE = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0010';
export const BROWNIE = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0011';
/** The revision each sample catalog entry has. */
export const ITEM_REV = '1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
/** The server's clock in decisions on samples. */
export const NOW = '2026-11-20T09:00:00.000Z';
/** How long a question of the samples waits for its answer. */
export const ANSWER_WITHIN_MS = 3_600_000;

export function sampleItem(changes: Partial<Item> = {}): Item {
  return {
    _id: `item:${FLAT_WHITE}`,
    type: 'item',
    schemaVersion: 1,
    name: 'Flat white',
    description: 'Two ristretti, silky milk.',
    category: 'espresso',
    order: 1,
    price: { amount: 420, currency: 'EUR' },
    image: null,
    allergens: ['milk'],
    available: true,
    options: [],
    details: [],
    stamps: {},
    ...changes,
  };
}

/** Milk: one of whole (0) and oat (+50). */
export const MILK = {
  id: 'milk',
  name: 'Milk',
  min: 1,
  max: 1,
  choices: [
    { id: 'whole', name: 'Whole', priceDelta: 0 },
    { id: 'oat', name: 'Oat', priceDelta: 50 },
  ],
};

export function sampleCatalog(...items: readonly Item[]): Map<string, CatalogEntry> {
  const all = items.length > 0 ? items : [sampleItem()];
  return new Map(all.map((item) => [item._id.slice('item:'.length), { item, rev: ITEM_REV }]));
}

/** A shop that offers this catalog, with enough of everything. */
export function offering(catalog: ReadonlyMap<string, CatalogEntry>): Offer {
  return { catalog, short: new Set() };
}

export function sampleLine(changes: Partial<PlacedLine> = {}): PlacedLine {
  const line = {
    itemId: FLAT_WHITE,
    itemRev: ITEM_REV,
    name: 'Flat white',
    options: {},
    count: 2,
    unitPrice: 420,
    consent: {},
    ...changes,
  };
  return { lineId: lineIdFor(line.itemId, line.options), ...line };
}

/** A sealed order; its quote adds up unless the test says otherwise. */
export function sampleOrder(changes: Partial<PlacedOrder> = {}): PlacedOrder {
  const lines = changes.lines ?? [sampleLine()];
  const total = lines.reduce((sum, line) => sum + line.unitPrice * line.count, 0);
  return {
    _id: ORDER_ID,
    type: 'order',
    schemaVersion: 1,
    userId: UID,
    deviceId: DEVICE_ID,
    createdTime: '2026-11-20T08:00:00.000Z',
    placedTime: '2026-11-20T08:05:00.000Z',
    customerName: 'Ada',
    fulfilment: { kind: 'pickup' },
    lines,
    quote: { total, currency: 'EUR' },
    sealedFrom: {},
    sealedCounts: {},
    ...changes,
  };
}

/** An order in the book as the claim of a sealed order makes it. */
export function sampleBookOrder(changes: Partial<BookOrder> = {}): BookOrder {
  const claimed = decideClaim({
    uid: UID,
    orderId: ORDER_ID,
    leaves: [{ rev: ITEM_REV, document: sampleOrder() }],
    ...offering(sampleCatalog()),
    currency: 'EUR',
    now: NOW,
    answerWithinMs: ANSWER_WITHIN_MS,
    tooManyOpen: false,
    cancel: undefined,
  });
  return { ...claimed, _id: orderKey(UID, ORDER_ID), ...changes };
}

/** What is needed to seal a draft of these lines. */
export function sampleSealing(changes: Partial<Sealing> = {}): Sealing {
  return {
    orderId: ORDER_ID,
    draft: undefined,
    lines: [],
    catalog: sampleCatalog(),
    userId: UID,
    deviceId: DEVICE_ID,
    now: NOW,
    customerName: 'Ada',
    fulfilment: { kind: 'pickup' },
    ...changes,
  };
}
