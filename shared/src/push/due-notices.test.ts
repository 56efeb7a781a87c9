import { expect, test } from 'vitest';
import type { BookStatus } from '../orders/life-cycle.ts';
import { dueNotices, NEWS_FOR_MS } from './due-notices.ts';

const time = '2026-11-20T09:00:00.000Z';
const now = Date.parse(time) + 1_000;
const entry = (status: BookStatus, at = time) => ({ status, time: at, by: 'staff' });

test('an order is told when it is received, ready, asked about or not taken, and by nothing else', () => {
  expect(dueNotices({ status: 'received', history: [entry('received')] }, now)).toEqual(['received']);
  expect(dueNotices({ status: 'preparing', history: [entry('received'), entry('preparing')] }, now)).toEqual([]);
  expect(dueNotices({ status: 'ready', history: [entry('received'), entry('ready')] }, now)).toEqual(['ready']);
  expect(dueNotices({ status: 'served', history: [entry('ready'), entry('served')] }, now)).toEqual([]);
  expect(dueNotices({ status: 'needs-answer', history: [entry('needs-answer')] }, now)).toEqual(['needs-answer']);
  expect(dueNotices({ status: 'refused', history: [entry('needs-answer'), entry('refused')] }, now)).toEqual([
    'refused',
  ]);
  expect(dueNotices({ status: 'cancelled', history: [entry('cancelled')] }, now)).toEqual([]);
});

test('what is old is not news: replaying the book tells nobody anything', () => {
  expect(dueNotices({ status: 'ready', history: [entry('ready')] }, now + NEWS_FOR_MS)).toEqual([]);
});

test('after a recall the last time counts', () => {
  const later = new Date(now + NEWS_FOR_MS).toISOString();
  const history = [entry('ready'), entry('preparing'), entry('ready', later)];
  expect(dueNotices({ status: 'ready', history }, now + NEWS_FOR_MS + 1)).toEqual(['ready']);
});
