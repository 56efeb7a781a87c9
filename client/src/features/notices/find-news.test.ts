import { expect, test } from 'vitest';
import type { KnownState } from '../../data/orders/order-view.ts';
import { findNews } from './find-news.ts';

const ORDER = '01990000-0000-7000-8000-00000000000a';
const order = (known: KnownState) => ({ orderId: ORDER, known, orderNumber: 42 });
const asking = (number: number, answered = false) => {
  const time = '2026-11-20T09:06:00.000Z';
  return {
    orderId: ORDER,
    known: 'needs-answer' as const,
    question: { number, askedTime: time, answerBy: time, lines: [], answered },
  };
};

test('an order that went on is news, and which number it has', () => {
  expect(findNews([order('at-shop')], [order('received')])).toEqual([
    { orderId: ORDER, news: 'received', orderNumber: 42 },
  ]);
  expect(findNews([order('at-shop')], [asking(1)])).toMatchObject([{ news: 'needs-answer' }]);
});

test('what stays as it was, what nobody waits for, and what was not known before is no news', () => {
  expect(findNews([order('received')], [order('received')])).toEqual([]);
  expect(findNews([order('received')], [order('preparing')])).toEqual([]);
  expect(findNews([], [order('received')])).toEqual([]);
});

test('a further question is news; that the first was answered is none', () => {
  expect(findNews([asking(1)], [asking(1, true)])).toEqual([]);
  expect(findNews([asking(1, true)], [asking(2)])).toMatchObject([{ orderId: ORDER, news: 'needs-answer' }]);
  expect(findNews([asking(2)], [asking(2)])).toEqual([]);
});
