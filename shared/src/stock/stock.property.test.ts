import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookStatus } from '../orders/life-cycle.ts';
import { FLAT_WHITE, sampleBookOrder, sampleLine, UID } from '../testing/sample-orders.ts';
import { countStock } from './count-stock.ts';
import { promiseKey } from './promise-key.ts';
import { reservedBy, reserveStock } from './reserve-stock.ts';
import { settleStock } from './settle-stock.ts';
import { StockCount } from './stock-count.ts';

const keyOf = (n: number) => `${UID}:0199aaaa-bbbb-7ccc-8ddd-eeeeffff000${n}`;
const all = () => true;
const linesOf = (counts: readonly number[]) => counts.map((count, at) => ({ lineId: `line-${at}`, count }));
const arbitraryCounts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });

const arbitraryStock = fc
  .record({ onHand: fc.nat(10), others: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }) })
  .map(({ onHand, others }): StockCount => {
    const stock: StockCount = { _id: `item:${FLAT_WHITE}`, type: 'stock', schemaVersion: 1, onHand, reserved: {} };
    return others.reduce((before, count, at) => reserveStock(before, keyOf(at + 1), linesOf([count])).stock, stock);
  });

test('what is promised never exceeds what is on hand', () => {
  fc.assert(
    fc.property(arbitraryStock, arbitraryCounts, (stock, counts) => {
      const { stock: after, short } = reserveStock(stock, keyOf(0), linesOf(counts));
      expect(StockCount.parse(after)).toEqual(after);
      expect(reservedBy(after, all)).toBeLessThanOrEqual(stock.onHand ?? 0);
      const granted = counts.filter((_count, at) => !short.includes(`line-${at}`)).reduce((sum, n) => sum + n, 0);
      expect(after.reserved[keyOf(0)] ?? 0).toBe(granted);
    }),
  );
});

test('promising twice is promising once', () => {
  fc.assert(
    fc.property(arbitraryStock, arbitraryCounts, (stock, counts) => {
      const once = reserveStock(stock, keyOf(0), linesOf(counts));
      const twice = reserveStock(once.stock, keyOf(0), linesOf(counts));
      expect(twice.stock).toBe(once.stock);
      expect(twice.short).toEqual(once.short);
    }),
  );
});

test("nobody's promise is touched by another order", () => {
  fc.assert(
    fc.property(arbitraryStock, arbitraryCounts, (stock, counts) => {
      const { [keyOf(0)]: _own, ...others } = reserveStock(stock, keyOf(0), linesOf(counts)).stock.reserved;
      expect(others).toEqual(stock.reserved);
    }),
  );
});

test('a hundred buyers of the last unit: one gets it', () => {
  let stock: StockCount = { _id: `item:${FLAT_WHITE}`, type: 'stock', schemaVersion: 1, onHand: 1, reserved: {} };
  let short = 0;
  for (let buyer = 0; buyer < 100; buyer += 1) {
    const key = `${UID}:0199aaaa-bbbb-7ccc-8ddd-eeeeffff${String(buyer).padStart(4, '0')}`;
    const reservation = reserveStock(stock, key, linesOf([1]));
    stock = reservation.stock;
    short += reservation.short.length;
  }
  expect([short, Object.values(stock.reserved)]).toEqual([99, [1]]);
});

const ordered = sampleBookOrder({
  lines: [{ ...sampleLine({ count: 2 }), chargedUnitPrice: 420, outcome: 'as-ordered' }],
});
const holding = (count: number): StockCount => ({
  _id: `item:${FLAT_WHITE}`,
  type: 'stock',
  schemaVersion: 1,
  onHand: 5,
  reserved: { [ordered._id]: count, [keyOf(9)]: 1 },
});

test.each<[BookStatus, number, number]>([
  ['received', 5, 2],
  ['preparing', 5, 2],
  ['ready', 5, 2],
  ['refused', 5, 0],
  ['cancelled', 5, 0],
  ['served', 3, 0],
  ['delivered', 3, 0],
])('of an order that is %s, %i are on hand and %i promised', (status, onHand, promised) => {
  const settled = settleStock(holding(2), { ...ordered, status });
  expect([settled.onHand, settled.reserved[ordered._id] ?? 0]).toEqual([onHand, promised]);
  expect(settled.reserved[keyOf(9)]).toBe(1);
  expect(settleStock(settled, { ...ordered, status })).toBe(settled);
});

test('of an order that waits for an answer, what is promised for the decision on that answer stays, and all that was before is given back', () => {
  const question = { number: 2, askedTime: ordered.claimedTime, answerBy: ordered.claimedTime, lines: [] };
  const waiting = { ...ordered, status: 'needs-answer', question } as const;
  const [first, second, third] = [1, 2, 3].map((n) => `${ordered._id}#${n}`) as [string, string, string];
  const stock = { ...holding(1), reserved: { [ordered._id]: 1, [first]: 1, [second]: 1, [third]: 1 } };
  expect(StockCount.parse(stock)).toEqual(stock);
  const settled = settleStock(stock, waiting);
  expect(settled.reserved).toEqual({ [second]: 1, [third]: 1 });
  expect(settleStock(settled, waiting)).toBe(settled);
});

test('what is promised for an answer takes over what its order was promised before, and is settled like any other', () => {
  const question = { number: 1, askedTime: ordered.claimedTime, answerBy: ordered.claimedTime, lines: [] };
  const answered = { ...ordered, question };
  const key = promiseKey(answered);
  const stock: StockCount = { ...holding(2), onHand: 3 };
  const { stock: after, short } = reserveStock(stock, key, linesOf([2]));
  expect([after.reserved, short]).toEqual([{ [key]: 2, [keyOf(9)]: 1 }, []]);
  expect(settleStock(after, answered)).toBe(after);
  expect(settleStock({ ...after, reserved: { ...after.reserved, [ordered._id]: 2 } }, answered).reserved).toEqual(
    after.reserved,
  );
  expect(settleStock(after, { ...answered, status: 'served' })).toMatchObject({
    onHand: 1,
    reserved: { [keyOf(9)]: 1 },
  });
});

test('a promise for a line that was left out after all is given back', () => {
  expect(settleStock(holding(4), ordered).reserved[ordered._id]).toBe(2);
});

test('a promise that was never made is not made by settling', () => {
  const none = holding(0);
  expect(settleStock(none, ordered)).toBe(none);
});

test('of an item that is not counted there is always enough, nothing is promised, and old promises are kept and settled', () => {
  const uncounted: StockCount = { ...holding(2), onHand: null };
  const { stock, short } = reserveStock(uncounted, keyOf(0), linesOf([99]));
  expect([stock, short]).toEqual([uncounted, []]);
  const served = settleStock(uncounted, { ...ordered, status: 'served' });
  expect([served.onHand, served.reserved]).toEqual([null, { [keyOf(9)]: 1 }]);
});

test('whatever the owner counts, what is promised stays promised and never exceeds it', () => {
  fc.assert(
    fc.property(arbitraryStock, fc.option(fc.nat(12)), (stock, onHand) => {
      const counted = countStock(stock, FLAT_WHITE, onHand);
      const units = reservedBy(stock, all);
      const tooFew = onHand !== null && onHand < units;
      expect(counted).toEqual(tooFew ? { kind: 'promised', units } : { kind: 'counted', stock: { ...stock, onHand } });
    }),
  );
});
