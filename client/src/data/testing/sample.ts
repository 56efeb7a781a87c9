import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import type { BookLine, ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { OrderEntry } from '../ledger/ledger-entry.ts';

export const FLAT_WHITE = '01990000-0000-7000-8000-000000000001';
export const ESPRESSO = '01990000-0000-7000-8000-000000000002';
export const ORDER = '01990000-0000-7000-8000-00000000000a';
export const USER = '0199000000007000800000000000000b';
export const PHONE = '01990000-0000-7000-8000-0000000000c1';
export const TABLET = '01990000-0000-7000-8000-0000000000c2';
const LINE = '01990000-0000-5000-8000-0000000000d1';

export function sampleItem(itemId: string, name: string, amount: number): Item {
  return {
    _id: `item:${itemId}`,
    type: 'item',
    schemaVersion: 1,
    name,
    description: '',
    category: 'espresso',
    order: 1,
    price: { amount, currency: 'EUR' },
    image: null,
    allergens: [],
    available: true,
    options: [],
    details: [],
    stamps: {},
  };
}

export const sampleCatalog: ReadonlyMap<string, CatalogEntry> = new Map([
  [FLAT_WHITE, { item: sampleItem(FLAT_WHITE, 'Flat white', 420), rev: '1-a' }],
  [ESPRESSO, { item: sampleItem(ESPRESSO, 'Espresso', 250), rev: '1-b' }],
]);

export function samplePlaced(changes: Partial<PlacedOrder> = {}): PlacedOrder {
  return {
    _id: ORDER,
    type: 'order',
    schemaVersion: 1,
    userId: USER,
    deviceId: PHONE,
    createdTime: '2026-11-20T09:00:00.000Z',
    placedTime: '2026-11-20T09:05:00.000Z',
    customerName: 'Ada',
    fulfilment: { kind: 'pickup' },
    lines: [
      {
        lineId: LINE,
        itemId: FLAT_WHITE,
        itemRev: '1-a',
        name: 'Flat white',
        options: {},
        count: 2,
        unitPrice: 420,
        consent: {},
      },
    ],
    quote: { total: 840, currency: 'EUR' },
    sealedFrom: { [LINE]: { [PHONE]: 3 } },
    sealedCounts: { [LINE]: { [PHONE]: 2 } },
    ...changes,
  };
}

export function sampleProcessed(
  status: BookStatus = 'received',
  changes: Partial<ProcessedOrder> = {},
): ProcessedOrder {
  const { lines, ...placed } = samplePlaced();
  const bookLines = lines.map((line): BookLine => ({ ...line, chargedUnitPrice: 400, outcome: 'as-ordered' }));
  return {
    ...placed,
    lines: bookLines,
    claimedTime: '2026-11-20T09:06:00.000Z',
    receivedTime: '2026-11-20T09:06:00.000Z',
    orderNumber: 42,
    businessDay: '2026-11-20',
    status,
    reason: null,
    total: 800,
    currency: 'EUR',
    history: [{ status, time: '2026-11-20T09:06:00.000Z', by: 'order-processor' }],
    differences: [],
    ...changes,
  };
}

export function sampleEntry(changes: Partial<OrderEntry> = {}): OrderEntry {
  return {
    _id: `order:${ORDER}`,
    type: 'order-entry',
    firstSeenTime: '2026-11-20T09:05:00.000Z',
    ageMs: 0,
    countedTime: Date.parse('2026-11-20T09:05:00.000Z'),
    told: {},
    dismissed: {},
    ...changes,
  };
}
