import { expect, test } from 'vitest';
import {
  ANSWER_WITHIN_MS,
  BROWNIE,
  DEVICE_ID,
  MILK,
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
import { type Answer, type AnsweredLine, answerId } from './answer.ts';
import { BookOrder } from './book-order.ts';
import { decideAnswer } from './decide-answer.ts';
import { decideClaim } from './decide-claim.ts';
import { expireQuestion } from './expire-question.ts';
import type { Offer } from './judge-line.ts';

const LATER = '2026-11-20T09:30:00.000Z';
const asking = sampleLine({ consent: { orElse: 'ask' } });
const brownie = sampleItem({ _id: `item:${BROWNIE}`, name: 'Brownie', price: { amount: 300, currency: 'EUR' } });
const brownieLine = sampleLine({ itemId: BROWNIE, name: 'Brownie', unitPrice: 300, count: 1 });
const at = (amount: number, changes = {}) =>
  offering(sampleCatalog(sampleItem({ price: { amount, currency: 'EUR' }, ...changes }), brownie));

/** An order in the book that waits for an answer: unless said otherwise, its flat white costs 470 instead of 420, and says to ask. */
function asked(offer: Offer = at(470), line = asking): BookOrder {
  const order = decideClaim({
    uid: UID,
    orderId: ORDER_ID,
    leaves: [{ rev: `1-${'a'.repeat(32)}`, document: sampleOrder({ lines: [line, brownieLine] }) }],
    ...offer,
    currency: 'EUR',
    now: NOW,
    answerWithinMs: ANSWER_WITHIN_MS,
    tooManyOpen: false,
    cancel: undefined,
  });
  expect(BookOrder.parse(order)).toEqual(order);
  return order;
}

const answer = (answered: AnsweredLine, question = 1, lineId = asking.lineId): Answer => ({
  _id: answerId(ORDER_ID, question),
  type: 'answer',
  schemaVersion: 1,
  userId: UID,
  deviceId: DEVICE_ID,
  orderId: ORDER_ID,
  question,
  lines: { [lineId]: answered },
  answeredTime: LATER,
});
const take = (unitPriceUpTo: number): AnsweredLine => ({ take: 'it', unitPriceUpTo });

function decide(order: BookOrder, given: Answer, offer: Offer): BookOrder | undefined {
  const decided = decideAnswer(order, given, { ...offer, now: LATER, answerWithinMs: ANSWER_WITHIN_MS });
  return decided && BookOrder.parse(decided);
}

test('the question says which line, why, what it costs now, and until when it waits', () => {
  expect(asked()).toMatchObject({
    status: 'needs-answer',
    total: 300,
    question: {
      number: 1,
      askedTime: NOW,
      answerBy: '2026-11-20T10:00:00.000Z',
      lines: [{ lineId: asking.lineId, reason: { code: 'price-changed' }, unitPrice: 470 }],
    },
  });
});

test('whoever accepts the price gets the order, for no more than that', () => {
  const order = decide(asked(), answer(take(470)), at(470));
  expect(order).toMatchObject({ status: 'received', receivedTime: LATER, total: 1240, reason: null });
  expect(order?.history.map(({ status }) => status)).toEqual(['needs-answer', 'received']);
  expect(order?.lines[0]).toMatchObject({ consent: { orElse: 'ask' }, answered: take(470), chargedUnitPrice: 470 });
  expect(decide(asked(), answer(take(470)), at(450))).toMatchObject({ status: 'received', total: 1200 });
});

test('a price that rose further meanwhile is asked about again', () => {
  const again = decide(asked(), answer(take(470)), at(500));
  expect(again).toMatchObject({
    status: 'needs-answer',
    question: { number: 2, askedTime: LATER, answerBy: '2026-11-20T10:30:00.000Z', lines: [{ unitPrice: 500 }] },
  });
  expect(again?.receivedTime).toBeUndefined();
  expect(again && decide(again, answer(take(500), 1), at(500))).toBeUndefined();
  expect(again && decide(again, answer(take(500), 2), at(500))).toMatchObject({ status: 'received' });
});

test('what is left out stays out, also where it could be had as ordered by then; the rest is made', () => {
  for (const offer of [at(470), at(420)]) {
    const order = decide(asked(), answer({ take: 'nothing' }), offer);
    expect(order).toMatchObject({ status: 'received', total: 300 });
    expect(order?.lines.map((line) => line.outcome)).toEqual(['left-out', 'as-ordered']);
  }
});

test('an answer binds only where it was asked for, and nobody is refused for what they did not say', () => {
  const sly = { ...answer(take(470)), lines: { [asking.lineId]: take(470), [brownieLine.lineId]: take(900) } };
  const dearer = offering(
    sampleCatalog(sampleItem({ price: { amount: 470, currency: 'EUR' } }), {
      ...brownie,
      price: { amount: 900, currency: 'EUR' },
    }),
  );
  expect(decide(asked(), sly, dearer)).toMatchObject({ status: 'refused', reason: { code: 'price-changed' } });
  expect(decide(asked(), { ...answer(take(470)), lines: {} }, at(470))).toMatchObject({
    status: 'needs-answer',
    question: { number: 2 },
  });
});

test('an answer to no open question changes nothing', () => {
  expect(decide(sampleBookOrder(), answer(take(420)), at(420))).toBeUndefined();
  expect(decide(asked(), answer(take(420), 2), at(420))).toBeUndefined();
});

test('a line of which there is not enough left any more is asked about again', () => {
  const short = { ...at(470), short: new Set([asking.lineId]) };
  expect(decide(asked(), answer(take(470)), short)).toMatchObject({
    status: 'needs-answer',
    question: { number: 2, lines: [{ reason: { code: 'sold-out' } }] },
  });
});

test('a milk that is gone: another one is offered, and taken for no more than was answered', () => {
  const goneOat = { options: [{ ...MILK, choices: [{ id: 'soy', name: 'Soy', priceDelta: 60 }] }] };
  const latte = sampleLine({ options: { milk: 'oat' }, unitPrice: 470, consent: { orElse: 'ask' } });
  const waiting = asked(at(420, goneOat), latte);
  const [line] = waiting.question?.lines ?? [];
  expect(line?.alternatives).toEqual([{ options: { milk: 'soy' }, unitPrice: 480 }]);
  const soy: AnsweredLine = { take: 'it', unitPriceUpTo: 480, options: { milk: 'soy' } };
  expect(decide(waiting, answer(soy, 1, latte.lineId), at(420, goneOat))).toMatchObject({
    status: 'received',
    total: 1260,
    lines: [{ outcome: 'substituted', options: { milk: 'oat' }, takenOptions: { milk: 'soy' } }, {}],
  });
  expect(decide(waiting, answer(soy, 1, latte.lineId), at(430, goneOat))).toMatchObject({
    status: 'needs-answer',
    question: { number: 2, lines: [{ reason: { code: 'price-changed' }, unitPrice: 490 }] },
  });
});

test('a question that nobody answers in time refuses the order, once, and charges nothing', () => {
  const waiting = asked();
  expect(expireQuestion(waiting, '2026-11-20T09:59:59.999Z')).toBeUndefined();
  const expired = expireQuestion(waiting, '2026-11-20T10:00:00.000Z');
  expect(expired).toMatchObject({
    status: 'refused',
    total: 0,
    reason: { code: 'unanswered', message: expect.stringContaining('Flat white costs €4.70') },
    history: [{ status: 'needs-answer' }, { status: 'refused', time: '2026-11-20T10:00:00.000Z' }],
  });
  expect(BookOrder.parse(expired)).toEqual(expired);
  expect(expired && expireQuestion(expired, '2026-11-21T10:00:00.000Z')).toBeUndefined();
  expect(expired && decide(expired, answer(take(470)), at(470))).toBeUndefined();
  expect(expireQuestion(sampleBookOrder(), '2030-01-01T00:00:00.000Z')).toBeUndefined();
});
