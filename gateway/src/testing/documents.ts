import { randomUUID } from 'node:crypto';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { Draft } from '@coffee-catalog/shared/drafts/draft';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { v7 as uuidV7 } from 'uuid';

/** A draft that a device has just begun. */
export function aDraft(): Draft {
  return { _id: uuidV7(), type: 'draft', schemaVersion: 1, createdTime: '2026-11-20T09:00:00.000Z', stamps: {} };
}

/** A sealed order of one line. */
export function aPlacedOrder(userId: string): PlacedOrder {
  const lineId = randomUUID();
  return {
    _id: uuidV7(),
    type: 'order',
    schemaVersion: 1,
    userId,
    deviceId: randomUUID(),
    createdTime: '2026-11-20T09:00:00.000Z',
    placedTime: '2026-11-20T09:05:00.000Z',
    customerName: 'Ada',
    fulfilment: { kind: 'pickup' },
    lines: [
      {
        lineId,
        itemId: randomUUID(),
        itemRev: '1-0123456789abcdef0123456789abcdef',
        name: 'Flat white',
        options: {},
        count: 1,
        unitPrice: 420,
        consent: {},
      },
    ],
    quote: { total: 420, currency: 'EUR' },
    sealedFrom: { [lineId]: {} },
    sealedCounts: { [lineId]: {} },
  };
}

/** What the owner says of a new item. */
export function aNewItem(): Omit<Item, '_id' | 'type' | 'schemaVersion' | 'stamps'> {
  return {
    name: 'Flat white',
    description: 'Two shots and silky milk.',
    category: 'espresso',
    order: 10,
    price: { amount: 420, currency: 'EUR' },
    image: null,
    allergens: ['milk'],
    available: true,
    options: [],
    details: [],
  };
}

/** An order in the store's book, as the processor claims it. */
export function aBookOrder({
  claimedTime,
  status,
}: {
  claimedTime: string;
  status: 'received' | 'refused';
}): BookOrder {
  const userId = randomUUID().replaceAll('-', '');
  const { _id: orderId, lines, ...placed } = aPlacedOrder(userId);
  const received = status === 'received';
  return {
    ...placed,
    _id: `${userId}:${orderId}`,
    orderId,
    lines: lines.map((line) => ({ ...line, chargedUnitPrice: received ? line.unitPrice : 0, outcome: 'as-ordered' })),
    coreHash: 'a'.repeat(64),
    claimedRev: `1-${'b'.repeat(32)}`,
    siblingRevs: [],
    claimedTime,
    ...(received ? { receivedTime: claimedTime, orderNumber: 1, businessDay: claimedTime.slice(0, 10) } : {}),
    status,
    reason: received ? null : { code: 'price-changed', message: 'A price has risen.' },
    total: received ? 420 : 0,
    currency: 'EUR',
    history: [{ status, time: claimedTime, by: 'order-processor' }],
    differences: [],
  };
}
