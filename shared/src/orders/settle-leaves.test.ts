import { expect, test } from 'vitest';
import { sampleBookOrder } from '../testing/sample-orders.ts';
import type { BookOrder } from './book-order.ts';
import { type BookLeaf, settleLeaves } from './settle-leaves.ts';

const NINE = '2026-11-20T09:00:00.000Z';
const TEN = '2026-11-20T10:00:00.000Z';
const leaf = (name: string, order: Partial<BookOrder> = {}, more: Partial<BookLeaf> = {}): BookLeaf => ({
  rev: `1-${name}`,
  claim: `1-${name}`,
  isPublished: false,
  order: sampleBookOrder({ claimedTime: TEN, ...order }),
  ...more,
});
const step = (status: 'received' | 'preparing') => ({ status, time: TEN, by: 'staff' });
const preparing: Partial<BookOrder> = { status: 'preparing', history: [step('received'), step('preparing')] };

test.each<[string, string, BookLeaf[]]>([
  ['published', 'b', [leaf('a', { claimedTime: NINE, ...preparing }), leaf('b', {}, { isPublished: true })]],
  ['furthest in its life', 'b', [leaf('a', { claimedTime: NINE, history: [step('received')] }), leaf('b', preparing)]],
  ['earliest claimed', 'b', [leaf('a'), leaf('b', { claimedTime: NINE })]],
  ['first by its revision', 'a', [leaf('b'), leaf('a')]],
])('the one that was %s stays, in whatever order they are read', (_why, name, leaves) => {
  expect(settleLeaves(leaves).kept.rev).toBe(`1-${name}`);
  expect(settleLeaves([...leaves].reverse())).toEqual(settleLeaves(leaves));
});

test('a later state of the same claim is carried over, one of another claim is not', () => {
  const published = leaf('a', { history: [step('received')] }, { isPublished: true });
  const later = leaf('b', preparing, { claim: published.claim });
  expect(settleLeaves([published, later])).toMatchObject({ kept: published, order: { status: 'preparing' } });
  expect(settleLeaves([published, { ...later, claim: '1-other' }]).order).toEqual(published.order);
});

test('what the other claim accepted of the shopper is recorded once, as it was placed', () => {
  const [kept, claimedRev] = [leaf('a', { claimedTime: NINE }), `1-${'d'.repeat(32)}`];
  const lost = leaf('b', { claimedRev, coreHash: 'another' });
  const { order } = settleLeaves([kept, lost]);
  expect(order.siblingRevs).toEqual([...kept.order.siblingRevs, claimedRev]);
  expect(order.differences.map(({ rev }) => rev)).toEqual([claimedRev]);
  expect(order.differences[0]?.lines[0]).not.toHaveProperty('chargedUnitPrice');
  expect(settleLeaves([{ ...kept, order }, lost]).order).toEqual(order);
});
