import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleBookOrder, sampleOrder, UID } from '../testing/sample-orders.ts';
import { MAX_DIFFERENCES } from './book-order.ts';
import { readLeaf } from './read-leaf.ts';
import { MAX_SIBLINGS, recordLateSiblings } from './record-differences.ts';

/** A leaf that came after the claim: the accepted content again, another one, or nothing readable. */
const arbitraryLeaf = fc
  .record({
    kind: fc.constantFrom('same', 'other', 'unreadable'),
    n: fc.integer({ min: 0, max: 200 }),
  })
  .map(({ kind, n }) => {
    const note = kind === 'other' ? { note: `note ${n}` } : kind === 'unreadable' ? { note: n } : {};
    const hash = `${kind}${n}`.split('').map((char) => char.charCodeAt(0).toString(16));
    const document = { ...sampleOrder(), ...note, placedTime: `2026-11-20T10:00:00.${String(n).padStart(3, '0')}Z` };
    return readLeaf({ rev: `1-${hash.join('').padEnd(32, '0')}`, document }, UID);
  });

test('what came late is recorded once, however often it is read and in however many parts', () => {
  fc.assert(
    fc.property(fc.array(arbitraryLeaf, { maxLength: 80 }), fc.nat(80), (leaves, at) => {
      const order = sampleBookOrder();
      const first = recordLateSiblings(order, leaves.slice(0, at)) ?? order;
      const then = recordLateSiblings(first, leaves) ?? first;
      expect(recordLateSiblings(then, leaves)).toBeUndefined();
      expect(then.differences.length).toBeLessThanOrEqual(MAX_DIFFERENCES);
      expect(then.siblingRevs.length).toBeLessThanOrEqual(MAX_SIBLINGS);
      expect(new Set(then.siblingRevs).size).toBe(then.siblingRevs.length);
      expect(then.differences.length + (then.moreDifferences ?? 0)).toBe(then.siblingRevs.length);
    }),
  );
});

test('what was accepted, its status and its history do not change', () => {
  fc.assert(
    fc.property(fc.array(arbitraryLeaf, { maxLength: 20 }), (leaves) => {
      const order = sampleBookOrder();
      const { siblingRevs: _revs, differences: _differences, moreDifferences: _more, ...kept } = order;
      expect(recordLateSiblings(order, leaves) ?? order).toMatchObject(kept);
    }),
  );
});

test('the accepted content arriving again changes nothing', () => {
  const again = readLeaf({ rev: `1-${'c'.repeat(32)}`, document: sampleOrder() }, UID);
  expect(recordLateSiblings(sampleBookOrder(), [again])).toBeUndefined();
});
