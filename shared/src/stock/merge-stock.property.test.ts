import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLAT_WHITE, UID } from '../testing/sample-orders.ts';
import { mergeStock } from './merge-stock.ts';
import { StockCount } from './stock-count.ts';

const keys = Array.from({ length: 4 }, (_, n) => `${UID}:0199aaaa-bbbb-7ccc-8ddd-eeeeffff000${n}`);
const arbitraryCount = fc
  .record({ onHand: fc.option(fc.nat(10)), reserved: fc.dictionary(fc.constantFrom(...keys), fc.nat(5)) })
  .map(({ onHand, reserved }): StockCount => {
    return { _id: `item:${FLAT_WHITE}`, type: 'stock', schemaVersion: 1, onHand, reserved: { ...reserved } };
  });

test('no promise is lost, none is invented, and the shelf stays as the winner has it', () => {
  fc.assert(
    fc.property(arbitraryCount, fc.array(arbitraryCount, { maxLength: 3 }), (winner, losers) => {
      const merged = mergeStock(winner, losers);
      expect(StockCount.parse(merged)).toEqual(merged);
      expect(merged.onHand).toBe(winner.onHand);
      for (const key of keys) {
        const promised = [winner, ...losers].map(({ reserved }) => reserved[key] ?? 0);
        expect(merged.reserved[key] ?? 0).toBe(Math.max(...promised));
      }
    }),
  );
});

test('merging ignores in which order the losers come, and merging again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryCount, fc.array(arbitraryCount, { maxLength: 3 }), (winner, losers) => {
      const merged = mergeStock(winner, losers);
      expect(mergeStock(winner, [...losers].reverse())).toEqual(merged);
      expect(mergeStock(merged, losers)).toBe(merged);
    }),
  );
});
