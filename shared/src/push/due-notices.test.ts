import { expect, test } from 'vitest';
import type { BookStatus } from '../orders/life-cycle.ts';
import { dueNotices, NEWS_FOR_MS } from './due-notices.ts';
import { sentId } from './push-subscription.ts';

const time = '2026-11-20T09:00:00.000Z';
const now = Date.parse(time) + 1_000;
const entry = (status: BookStatus, at = time) => ({ status, time: at, by: 'staff' });
const question = (number: number, askedTime = time) => ({ number, askedTime, answerBy: askedTime, lines: [] });

test('an order is told when it is received, ready, asked about or not taken, and by nothing else', () => {
  expect(dueNotices({ status: 'received', history: [entry('received')] }, now)).toEqual([{ kind: 'received' }]);
  expect(dueNotices({ status: 'preparing', history: [entry('received'), entry('preparing')] }, now)).toEqual([]);
  expect(dueNotices({ status: 'ready', history: [entry('received'), entry('ready')] }, now)).toEqual([
    { kind: 'ready' },
  ]);
  expect(dueNotices({ status: 'served', history: [entry('ready'), entry('served')] }, now)).toEqual([]);
  expect(dueNotices({ status: 'needs-answer', history: [entry('needs-answer')], question: question(1) }, now)).toEqual([
    { kind: 'needs-answer', question: 1 },
  ]);
  const unanswered = [entry('needs-answer'), entry('refused')];
  expect(dueNotices({ status: 'refused', history: unanswered, question: question(1) }, now)).toEqual([
    { kind: 'refused' },
  ]);
  expect(dueNotices({ status: 'cancelled', history: [entry('cancelled')] }, now)).toEqual([]);
});

test('what is old is not news: replaying the book tells nobody anything', () => {
  expect(dueNotices({ status: 'ready', history: [entry('ready')] }, now + NEWS_FOR_MS)).toEqual([]);
});

test('after a recall the last time counts', () => {
  const later = new Date(now + NEWS_FOR_MS).toISOString();
  const history = [entry('ready'), entry('preparing'), entry('ready', later)];
  expect(dueNotices({ status: 'ready', history }, now + NEWS_FOR_MS + 1)).toEqual([{ kind: 'ready' }]);
});

test('a further question is news from when it was asked, though the order has waited for an answer for longer', () => {
  const later = new Date(now + NEWS_FOR_MS).toISOString();
  const status = 'needs-answer' as const;
  const waiting = { status, history: [entry(status)], question: question(2, later) };
  expect(dueNotices(waiting, now + NEWS_FOR_MS + 1)).toEqual([{ kind: 'needs-answer', question: 2 }]);
  expect(dueNotices(waiting, now + 2 * NEWS_FOR_MS)).toEqual([]);
});

test('each question has a mark of its own; the first the one it always had', () => {
  expect(sentId('u:o', { kind: 'received' })).toBe('sent:u:o:received');
  expect(sentId('u:o', { kind: 'needs-answer', question: 1 })).toBe('sent:u:o:needs-answer');
  expect(sentId('u:o', { kind: 'needs-answer', question: 2 })).toBe('sent:u:o:needs-answer:2');
});
