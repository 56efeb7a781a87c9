import { expect, test } from 'vitest';
import { ORDER, PHONE, sampleEntry, samplePlaced, sampleProcessed, TABLET } from '../testing/sample.ts';
import { type KnownOrder, viewOrder } from './view-order.ts';

const nothing: KnownOrder = {
  orderId: ORDER,
  placed: undefined,
  departed: undefined,
  processed: undefined,
  entry: undefined,
  refusal: undefined,
  cancelRequested: false,
  cancelRefusal: undefined,
  answered: false,
  answerRefusal: undefined,
  deviceId: PHONE,
};
const proven = sampleEntry({ atServer: { revs: ['1-a'], time: '2026-11-20T09:05:01.000Z' } });
const refusal = { id: ORDER, rev: '1-a', reason: 'too large', firstTime: '', attempts: 1, nextTime: 0 };

test.each([
  ['on-device', { placed: samplePlaced() }],
  ['at-shop', { placed: samplePlaced(), entry: proven }],
  ['held', { placed: samplePlaced(), refusal }],
  ['moving', { departed: samplePlaced(), entry: proven }],
  ['received', { processed: sampleProcessed(), departed: samplePlaced() }],
  ['received', { processed: sampleProcessed(), placed: samplePlaced(), refusal }],
  ['refused', { processed: sampleProcessed('refused') }],
] as const)('what is known is %s, never more', (known, facts) => {
  expect(viewOrder({ ...nothing, ...facts })?.known).toBe(known);
});

test('an order of which nothing is known is not shown', () => {
  expect(viewOrder(nothing)).toBeUndefined();
});

test('the total is the quote until the shop has charged', () => {
  expect(viewOrder({ ...nothing, placed: samplePlaced() })).toMatchObject({ total: { amount: 840 }, charged: false });
  expect(viewOrder({ ...nothing, processed: sampleProcessed() })).toMatchObject({
    total: { amount: 800 },
    charged: true,
  });
});

test('each step says whose clock tells its time', () => {
  const view = viewOrder({ ...nothing, processed: sampleProcessed(), entry: proven, deviceId: TABLET });
  expect(view?.steps.map(({ key, clock, done }) => [key, clock, done])).toEqual([
    ['on-device', 'another device', true],
    ['at-shop', 'this device', true],
    ['received', 'shop', true],
    ['preparing', 'shop', false],
    ['ready', 'shop', false],
    ['served', 'shop', false],
  ]);
});

test('an order that the shop has refused has no steps to look forward to', () => {
  const view = viewOrder({ ...nothing, processed: sampleProcessed('refused') });
  expect(view?.steps.map(({ key }) => key)).toEqual(['on-device', 'at-shop', 'refused']);
});

test('a question is open while the order waits for its answer, answered once one is written, and then the past', () => {
  const question = {
    number: 1,
    askedTime: '2026-11-20T09:06:00.000Z',
    answerBy: '2026-11-21T09:06:00.000Z',
    lines: [],
  };
  const waiting = { ...nothing, processed: sampleProcessed('needs-answer', { question }) };
  expect(viewOrder(waiting)).toMatchObject({ known: 'needs-answer', charged: false, question: { answered: false } });
  expect(viewOrder({ ...waiting, answered: true, answerRefusal: refusal })?.question).toEqual({
    ...question,
    answered: true,
    held: { reason: 'too large' },
  });
  const received = { ...nothing, processed: sampleProcessed('received', { question }) };
  expect(viewOrder(received)?.question).toBeUndefined();
});

test('a wish to withdraw that the server does not take is held with its reason until the order is at its end', () => {
  const wished = { ...nothing, processed: sampleProcessed(), cancelRequested: true };
  expect(viewOrder(wished)).not.toHaveProperty('cancelHeld');
  const held = { ...wished, cancelRefusal: refusal };
  expect(viewOrder(held)).toMatchObject({ cancelRequested: true, cancelHeld: { reason: 'too large' } });
  const over = viewOrder({ ...held, processed: sampleProcessed('cancelled') });
  expect(over).toMatchObject({ cancelRequested: false });
  expect(over).not.toHaveProperty('cancelHeld');
});
