import { ALLERGENS, CATEGORIES, type Item } from '@coffee-catalog/shared/catalog/item';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byItemId, readCatalogFile } from './read-catalog-file.ts';
import { writeCatalog } from './write-catalog.ts';

/** Texts as the editor stores them: trimmed, and with all that spreadsheets and CSV stumble over. */
const text = (min: number, max: number) =>
  fc
    .oneof(
      fc.string({ minLength: min, maxLength: max }),
      fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.floor(max / 8) }),
      fc.constantFrom('=1+1', '+1', '-1', "'", '@x', '"', '","', 'a;b', 'a\nb', 'قهوة', '"quoted", twice""', '\ufeffx'),
    )
    .map((text) => text.trim().replaceAll('\r', ''))
    .filter((text) => text.length >= min && text.length <= max);
const id = fc.constantFrom('milk', 'size', 'a-1', 'z');
const choices = fc.array(fc.record({ id, name: text(1, 60), priceDelta: fc.integer({ min: -500, max: 500 }) }), {
  minLength: 1,
  maxLength: 4,
});
const options = fc.array(
  fc.record({
    id,
    name: text(1, 60),
    min: fc.integer({ min: 0, max: 3 }),
    max: fc.integer({ min: 1, max: 20 }),
    choices,
  }),
  { maxLength: 3 },
);
const arbitraryItem = fc.record({
  _id: fc.uuid({ version: 7 }).map((uuid) => `item:${uuid}`),
  type: fc.constant('item' as const),
  schemaVersion: fc.constant(1 as const),
  name: text(1, 80),
  description: text(0, 1000),
  category: fc.constantFrom(...CATEGORIES),
  order: fc.integer({ min: 0, max: 1_000_000 }),
  price: fc.record({ amount: fc.integer({ min: 0, max: 99_999_999 }), currency: fc.constant('EUR') }),
  image: fc.option(fc.constant('a'.repeat(64))),
  allergens: fc.shuffledSubarray([...ALLERGENS]),
  available: fc.boolean(),
  soldOutOn: fc.constantFrom('2026-11-20', null),
  options,
  details: fc.array(fc.record({ label: text(1, 40), value: text(1, 120) }), { maxLength: 3 }),
  stamps: fc.constant({}),
}) satisfies fc.Arbitrary<Item>;
const arbitraryCatalog = fc.uniqueArray(arbitraryItem, { selector: ({ _id }) => _id, minLength: 1, maxLength: 6 });

test('a catalog survives being written and read again, whatever its texts hold', () => {
  fc.assert(
    fc.property(arbitraryCatalog, (items) => {
      const read = readCatalogFile(writeCatalog(items), byItemId(items), 'EUR');
      expect(read).toEqual({ kind: 'changes', changes: [], same: items.length });
    }),
  );
});

test('a file brings another catalog to what was written, field by field', () => {
  fc.assert(
    fc.property(arbitraryCatalog, (items) => {
      const others = items.map((item) => ({
        ...item,
        name: 'other',
        description: 'other',
        options: [],
        allergens: [],
      }));
      const read = readCatalogFile(writeCatalog(items), byItemId(others), 'EUR');
      if (read.kind !== 'changes') throw new Error(JSON.stringify(read));
      const changed = new Map(others.map((item) => [item._id, item as Item]));
      for (const change of read.changes) {
        if (change.kind === 'change') changed.set(change.item._id, { ...change.item, ...change.change } as Item);
      }
      expect([...changed.values()]).toEqual(items);
    }),
  );
});
