import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { nextStamp } from '../stamps/stamp.ts';
import { arbitraryStamp, DEVICES } from '../testing/arbitrary-drafts.ts';
import { sampleItem } from '../testing/sample-orders.ts';
import type { Item } from './item.ts';
import { type ItemField, mergeItems, mergeLeaves } from './merge-items.ts';

/** Values an owner may write into a field; few, so that they collide. */
const VALUES = {
  name: ['Flat white', 'Flat White', 'Cortado'],
  available: [true, false],
  soldOutOn: [null, '2026-11-20'],
  price: [
    { amount: 420, currency: 'EUR' },
    { amount: 450, currency: 'EUR' },
  ],
  allergens: [[], ['milk'], ['milk', 'nuts']],
} as const satisfies Partial<Record<ItemField, readonly unknown[]>>;
const FIELDS = Object.keys(VALUES) as (keyof typeof VALUES)[];

/** A revision as it may come out of any backup: fields and stamps need not fit together, and some were never there. */
const arbitraryItem: fc.Arbitrary<Item> = fc
  .record({
    name: fc.constantFrom(...VALUES.name),
    available: fc.constantFrom(...VALUES.available),
    soldOutOn: fc.option(fc.constantFrom(...VALUES.soldOutOn), { nil: undefined }),
    price: fc.constantFrom(...VALUES.price),
    stamps: fc.dictionary(fc.constantFrom('name', 'available', 'soldOutOn', 'price'), arbitraryStamp),
  })
  .map(({ soldOutOn, ...fields }) => sampleItem({ ...fields, ...(soldOutOn === undefined ? {} : { soldOutOn }) }));

type Edit = { field: keyof typeof VALUES; pick: number; clock: number };
const arbitraryEdits = (most: number): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({
      field: fc.constantFrom(...FIELDS),
      pick: fc.nat(2),
      // Clocks that are wrong in either direction.
      clock: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: most },
  );

/** What the gateway makes of edits, one after the other: only a field that differs is written and stamped. */
function edited(item: Item, edits: readonly Edit[], deviceId: string): Item {
  return edits.reduce((current, { field, pick, clock }) => {
    const value = VALUES[field][pick % VALUES[field].length];
    if (canonicalJson(current[field] ?? null) === canonicalJson(value)) return current;
    const stamp = nextStamp(Object.values(current.stamps), { now: clock, deviceId });
    return { ...current, [field]: value, stamps: { ...current.stamps, [field]: stamp } };
  }, item);
}

test('revisions of an item merge the same in whichever order, and one with itself is itself', () => {
  fc.assert(
    fc.property(arbitraryItem, arbitraryItem, arbitraryItem, (a, b, c) => {
      const text = JSON.stringify;
      expect(text(mergeItems(a, b))).toBe(text(mergeItems(b, a)));
      expect(text(mergeItems(mergeItems(a, b), c))).toBe(text(mergeItems(a, mergeItems(b, c))));
      expect(mergeItems(a, a)).toEqual(a);
    }),
  );
});

test('the plan of a merge, its clashes included, does not depend on the order of the leaves', () => {
  fc.assert(
    fc.property(fc.array(arbitraryItem, { minLength: 1, maxLength: 4 }), fc.option(arbitraryItem), (leaves, base) => {
      const plan = JSON.stringify(mergeLeaves(leaves, base ?? undefined));
      expect(JSON.stringify(mergeLeaves(leaves.toReversed(), base ?? undefined))).toBe(plan);
      expect(JSON.stringify(mergeLeaves([...leaves, ...leaves], base ?? undefined))).toBe(plan);
    }),
  );
});

test('edits of two people: what one of them changed holds, and what both changed differently is told, no more and no less', () => {
  const [first, ada, bob] = DEVICES;
  fc.assert(
    fc.property(arbitraryEdits(3), arbitraryEdits(4), arbitraryEdits(4), (before, byAda, byBob) => {
      const base = edited(sampleItem(), before, first);
      const [a, b] = [edited(base, byAda, ada), edited(base, byBob, bob)];
      const { item, clashes } = mergeLeaves([a, b], base);
      const told = new Map(clashes.map((clash) => [clash.field, clash]));
      for (const field of FIELDS) {
        const [wasA, wasB] = [a.stamps[field] !== base.stamps[field], b.stamps[field] !== base.stamps[field]];
        const differ = canonicalJson(a[field] ?? null) !== canonicalJson(b[field] ?? null);
        expect([field, told.has(field)]).toEqual([field, wasA && wasB && differ]);
        const byOne = wasA === wasB ? item[field] : wasA ? a[field] : b[field];
        expect(item[field]).toEqual(byOne);
        const clash = told.get(field);
        if (clash === undefined) continue;
        const values = [a[field] ?? null, b[field] ?? null];
        expect(values).toContainEqual(clash.kept.value);
        expect(values).toContainEqual(clash.other.value);
        expect((clash.kept.stamp ?? '') > (clash.other.stamp ?? '')).toBe(true);
      }
    }),
  );
});

test('without the common ancestor no clash is overlooked', () => {
  const [first, ada, bob] = DEVICES;
  fc.assert(
    fc.property(arbitraryEdits(3), arbitraryEdits(4), arbitraryEdits(4), (before, byAda, byBob) => {
      const base = edited(sampleItem(), before, first);
      const leaves = [edited(base, byAda, ada), edited(base, byBob, bob)];
      const exact = mergeLeaves(leaves, base);
      const cautious = mergeLeaves(leaves, undefined);
      expect(cautious.item).toEqual(exact.item);
      for (const clash of exact.clashes) expect(cautious.clashes).toContainEqual(clash);
    }),
  );
});
