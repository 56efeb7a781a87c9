import { expect, test } from 'vitest';
import {
  ANSWER_WITHIN_MS,
  DEVICE_ID,
  NOW,
  ORDER_ID,
  OTHER_DEVICE_ID,
  offering,
  sampleCatalog,
  sampleItem,
  sampleLine,
  sampleOrder,
  UID,
} from '../testing/sample-orders.ts';
import { BookOrder, ProcessedOrder } from './book-order.ts';
import { type Claiming, decideClaim } from './decide-claim.ts';
import { projectOrder } from './project-order.ts';
import type { PlacedLeaf } from './read-leaf.ts';

const rev = (digit: string) => `1-${digit.repeat(32)}`;
const leaf = (digit: string, changes: object = {}): PlacedLeaf => ({
  rev: rev(digit),
  document: { ...sampleOrder(), ...changes },
});
const claim = (leaves: Claiming['leaves'], changes: Partial<Claiming> = {}): BookOrder => {
  const claiming = {
    uid: UID,
    orderId: ORDER_ID,
    leaves,
    ...offering(sampleCatalog()),
    currency: 'EUR',
    now: NOW,
    answerWithinMs: ANSWER_WITHIN_MS,
  };
  const order = decideClaim({ ...claiming, tooManyOpen: false, cancel: undefined, ...changes });
  // Whatever was placed, the book and the shopper's view can hold it.
  expect(BookOrder.parse(order)).toEqual(order);
  expect(ProcessedOrder.parse(projectOrder(order))).toEqual(projectOrder(order));
  return order;
};
const three = [sampleLine({ count: 3 })];

test('a received order carries the server time of its claim and who received it', () => {
  expect(claim([leaf('a')])).toMatchObject({
    _id: `${UID}:${ORDER_ID}`,
    status: 'received',
    claimedTime: NOW,
    receivedTime: NOW,
    claimedRev: rev('a'),
    total: 840,
    reason: null,
    history: [{ status: 'received', time: NOW, by: 'order-processor' }],
  });
});

test('a refused order was never received', () => {
  const refused = claim([leaf('a')], { catalog: sampleCatalog(sampleItem({ available: false })) });
  expect(refused).toMatchObject({ status: 'refused', reason: { code: 'sold-out' }, total: 0 });
  expect(refused.receivedTime).toBeUndefined();
});

test('the same draft placed on two devices is one order', () => {
  const later = { deviceId: OTHER_DEVICE_ID, placedTime: '2026-11-20T08:06:00.000Z' };
  const order = claim([leaf('a', later), leaf('b')]);
  expect(order).toMatchObject({ claimedRev: rev('b'), deviceId: DEVICE_ID, siblingRevs: [rev('a')], differences: [] });
});

test('of two different contents the earliest placed is accepted and the other recorded, in whichever order they are read', () => {
  const leaves = [leaf('a', { lines: three, placedTime: '2026-11-20T08:04:00.000Z' }), leaf('b')] as const;
  const order = claim([...leaves]);
  expect(order.claimedRev).toBe(rev('a'));
  expect(order.differences).toMatchObject([{ rev: rev('b'), deviceId: DEVICE_ID, lines: [sampleLine()] }]);
  expect(claim([leaves[1], leaves[0]])).toEqual(order);
});

test('of many different contents five are kept in full and the rest counted', () => {
  const others = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit) =>
    leaf(digit, { note: `note ${digit}`, placedTime: `2026-11-20T09:0${digit}:00.000Z` }),
  );
  const order = claim([leaf('a'), ...others]);
  expect(order.differences.map((difference) => difference.rev)).toEqual(['1', '2', '3', '4', '5'].map(rev));
  expect(order.moreDifferences).toBe(3);
  expect(order.siblingRevs).toHaveLength(8);
});

test('a malformed document is refused with the field named, and what it says legibly is kept', () => {
  const order = claim([leaf('a', { lines: [sampleLine(), { ...sampleLine(), count: 1.5 }] })]);
  expect(order).toMatchObject({
    status: 'refused',
    reason: { code: 'malformed', field: 'lines.1.count' },
    customerName: 'Ada',
    lines: [{ ...sampleLine(), chargedUnitPrice: 0, outcome: 'left-out' }],
    total: 0,
  });
});

test('a field that nobody knows is named and never copied', () => {
  const order = claim([leaf('a', { receivedTime: NOW, status: 'ready' })]);
  expect(order.reason).toMatchObject({ code: 'malformed', field: 'receivedTime' });
  expect(order.receivedTime).toBeUndefined();
  expect(order.status).toBe('refused');
});

test('a document that says nothing at all is refused', () => {
  expect(claim([{ rev: rev('a'), document: {} }])).toMatchObject({
    status: 'refused',
    deviceId: null,
    quote: null,
    currency: 'EUR',
    lines: [],
    reason: { code: 'malformed' },
  });
});

test('an order that names another user is refused, whoever is named', () => {
  const order = claim([leaf('a', { userId: `${UID.slice(0, -1)}9` })]);
  expect(order).toMatchObject({ userId: UID, status: 'refused', reason: { code: 'wrong-user', field: 'userId' } });
});

test('a proper order is accepted whatever lies beside it', () => {
  const early = { placedTime: '2020-01-01T00:00:00.000Z' };
  const order = claim([
    leaf('a', { ...early, userId: `${UID.slice(0, -1)}9` }),
    leaf('b', { ...early, lines: [] }),
    leaf('c'),
  ]);
  expect(order).toMatchObject({ status: 'received', claimedRev: rev('c'), siblingRevs: [rev('a'), rev('b')] });
});

test('an order beyond the limit of open orders is refused', () => {
  expect(claim([leaf('a')], { tooManyOpen: true })).toMatchObject({
    status: 'refused',
    reason: { code: 'too-many-open-orders' },
    total: 0,
  });
});

test('an order that was withdrawn before anybody saw it is claimed as cancelled', () => {
  const requestedTime = '2026-11-20T08:10:00.000Z';
  const cancel = {
    _id: `cancel:${ORDER_ID}`,
    type: 'cancel',
    schemaVersion: 1,
    userId: UID,
    deviceId: DEVICE_ID,
  } as const;
  const order = claim([leaf('a')], { cancel: { ...cancel, orderId: ORDER_ID, requestedTime } });
  expect(order).toMatchObject({
    status: 'cancelled',
    total: 0,
    cancelRequest: { outcome: 'cancelled', requestedTime, decidedTime: NOW },
    history: [{ status: 'cancelled', time: NOW, by: 'shopper' }],
  });
  expect(order.receivedTime).toBeUndefined();
});

test('the projection holds nothing that only the shop needs', () => {
  const projection = projectOrder(claim([leaf('a')]));
  expect(projection._id).toBe(ORDER_ID);
  for (const hidden of ['orderId', 'coreHash', 'claimedRev', 'siblingRevs'])
    expect(projection).not.toHaveProperty(hidden);
});
