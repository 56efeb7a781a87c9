import { expect, test } from 'vitest';
import {
  BROWNIE,
  DEVICE_ID,
  NOW,
  ORDER_ID,
  offering,
  sampleBookOrder,
  sampleCatalog,
  sampleItem,
  sampleLine,
  sampleOrder,
  UID,
} from '../testing/sample-orders.ts';
import { type Answer, answerId } from './answer.ts';
import { BookOrder } from './book-order.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideClaim } from './decide-claim.ts';
import type { Consent } from './placed-order.ts';

const LATER = '2026-11-20T09:30:00.000Z';
const asking = sampleLine({ consent: { orElse: 'ask' } });
const brownie = sampleItem({ _id: `item:${BROWNIE}`, name: 'Brownie', price: { amount: 300, currency: 'EUR' } });
const brownieLine = sampleLine({ itemId: BROWNIE, name: 'Brownie', unitPrice: 300, count: 1 });
const at = (amount: number, changes = {}) =>
  offering(sampleCatalog(sampleItem({ price: { amount, currency: 'EUR' }, ...changes }), brownie));

/** An order whose flat white costs 470 instead of 420, and says to ask. */
function asked(): BookOrder {
  const order = decideClaim({
    uid: UID,
    orderId: ORDER_ID,
    leaves: [{ rev: `1-${'a'.repeat(32)}`, document: sampleOrder({ lines: [asking, brownieLine] }) }],
    ...at(470),
    currency: 'EUR',
    now: NOW,
    tooManyOpen: false,
    cancel: undefined,
  });
  expect(BookOrder.parse(order)).toEqual(order);
  return order;
}

const answer = (consent: Consent, question = 1): Answer => ({
  _id: answerId(ORDER_ID, question),
  type: 'answer',
  schemaVersion: 1,
  userId: UID,
  deviceId: DEVICE_ID,
  orderId: ORDER_ID,
  question,
  consents: { [asking.lineId]: consent },
  answeredTime: LATER,
});

test('the question says which line, why, and what it costs now', () => {
  expect(asked()).toMatchObject({
    status: 'needs-answer',
    total: 300,
    question: {
      number: 1,
      askedTime: NOW,
      lines: [{ lineId: asking.lineId, reason: { code: 'price-changed' }, unitPrice: 470 }],
    },
  });
});

test('whoever accepts the rise gets the order, for no more than that', () => {
  const order = decideAnswer(asked(), answer({ priceUpTo: 50 }), at(470), LATER);
  expect(order).toMatchObject({ status: 'received', receivedTime: LATER, total: 1240, reason: null });
  expect(order?.history.map(({ status }) => status)).toEqual(['needs-answer', 'received']);
  expect(BookOrder.parse(order)).toEqual(order);
});

test('a price that rose further meanwhile is asked about again', () => {
  const again = decideAnswer(asked(), answer({ priceUpTo: 50, orElse: 'ask' }), at(500), LATER);
  expect(again).toMatchObject({ status: 'needs-answer', question: { number: 2, lines: [{ unitPrice: 500 }] } });
  expect(again?.receivedTime).toBeUndefined();
  expect(again && decideAnswer(again, answer({ priceUpTo: 80 }, 1), at(500), LATER)).toBeUndefined();
  expect(again && decideAnswer(again, answer({ priceUpTo: 80 }, 2), at(500), LATER)).toMatchObject({
    status: 'received',
  });
});

test('whoever wants the line left out gets the rest', () => {
  const order = decideAnswer(asked(), answer({ orElse: 'leave-out' }), at(470), LATER);
  expect(order).toMatchObject({ status: 'received', total: 300 });
  expect(order?.lines.map((line) => line.outcome)).toEqual(['left-out', 'as-ordered']);
});

test('whoever will not have it otherwise gets nothing', () => {
  expect(decideAnswer(asked(), answer({ orElse: 'refuse' }), at(470), LATER)).toMatchObject({
    status: 'refused',
    total: 0,
  });
});

test('an answer binds only where it was asked for', () => {
  const sly = {
    ...answer({ priceUpTo: 50 }),
    consents: { [asking.lineId]: { priceUpTo: 50 }, [brownieLine.lineId]: { priceUpTo: 900 } },
  };
  const dearer = offering(
    sampleCatalog(sampleItem({ price: { amount: 470, currency: 'EUR' } }), {
      ...brownie,
      price: { amount: 900, currency: 'EUR' },
    }),
  );
  expect(decideAnswer(asked(), sly, dearer, LATER)).toMatchObject({
    status: 'refused',
    reason: { code: 'price-changed' },
  });
});

test('an answer to no open question changes nothing', () => {
  expect(decideAnswer(sampleBookOrder(), answer({}), at(420), LATER)).toBeUndefined();
  expect(decideAnswer(asked(), answer({}, 2), at(420), LATER)).toBeUndefined();
});

test('a line for which there is not enough left is settled as its consent says', () => {
  const short = { ...at(470), short: new Set([asking.lineId]) };
  expect(decideAnswer(asked(), answer({ priceUpTo: 50, orElse: 'leave-out' }), short, LATER)).toMatchObject({
    status: 'received',
    total: 300,
  });
});
