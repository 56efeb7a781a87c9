import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BROWNIE,
  FLAT_WHITE,
  MILK,
  offering,
  sampleCatalog,
  sampleItem,
  sampleLine,
  sampleOrder,
} from '../testing/sample-orders.ts';
import { acceptOrder } from './accept-order.ts';
import { isTaken } from './book-order.ts';
import type { OrderableLine } from './judge-line.ts';

const arbitraryCatalog = fc
  .record({
    amounts: fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 })),
    available: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ amounts, available }) =>
    sampleCatalog(
      sampleItem({ price: { amount: amounts[0], currency: 'EUR' }, available: available[0], options: [MILK] }),
      sampleItem({ _id: `item:${BROWNIE}`, price: { amount: amounts[1], currency: 'EUR' }, available: available[1] }),
    ),
  );

const arbitraryLine = fc
  .record({
    itemId: fc.constantFrom(FLAT_WHITE, BROWNIE),
    milk: fc.constantFrom('whole', 'oat', 'goat'),
    count: fc.integer({ min: 1, max: 5 }),
    unitPrice: fc.integer({ min: 0, max: 600 }),
    consent: fc.record(
      {
        priceUpTo: fc.integer({ min: 0, max: 100 }),
        anyChoiceOf: fc.constantFrom<string[]>([], ['milk']),
        orElse: fc.constantFrom('refuse', 'leave-out', 'ask'),
      },
      { requiredKeys: [] },
    ),
    answered: fc.option(
      fc.oneof(
        fc.constant({ take: 'nothing' } as const),
        fc.record({
          take: fc.constant('it' as const),
          unitPriceUpTo: fc.integer({ min: 0, max: 700 }),
          options: fc.constantFrom({ milk: 'whole' }, { milk: 'oat' }, { milk: 'goat' }),
        }),
      ),
    ),
  })
  .map(({ milk, answered, ...line }): OrderableLine => {
    const placed = sampleLine({ ...line, options: line.itemId === FLAT_WHITE ? { milk } : {} });
    return answered === null ? placed : { ...placed, answered };
  });

const arbitraryOrder = fc
  .tuple(fc.array(arbitraryLine, { minLength: 1, maxLength: 6 }), fc.integer({ min: -300, max: 300 }))
  .map(([lines, lie]) => {
    const { quote } = sampleOrder({ lines });
    return { lines, quote: { ...quote, total: Math.max(0, quote.total + lie) } };
  });

test('nobody is charged more than was quoted and consented to, nor anything that the catalog does not say', () => {
  fc.assert(
    fc.property(arbitraryOrder, arbitraryCatalog, (order, catalog) => {
      const { kind, lines, total } = acceptOrder(order, offering(catalog));
      const taken = lines.filter(isTaken);
      expect(total).toBe(
        kind === 'refused' ? 0 : taken.reduce((sum, line) => sum + line.chargedUnitPrice * line.count, 0),
      );
      expect(kind === 'refused' && taken.length > 0).toBe(false);
      let consented = order.quote.total;
      for (const line of taken) {
        const item = catalog.get(line.itemId)?.item;
        const answered = line.answered?.take === 'it' ? line.answered.unitPriceUpTo : undefined;
        const agreed = answered ?? line.unitPrice + (line.consent.priceUpTo ?? 0);
        expect(line.chargedUnitPrice).toBeLessThanOrEqual(agreed);
        const { milk } = line.takenOptions ?? line.options;
        expect(line.chargedUnitPrice).toBe((item?.price.amount ?? -1) + (milk === 'oat' ? 50 : 0));
        expect(item?.available).toBe(true);
        expect(line.answered?.take).not.toBe('nothing');
        consented += (agreed - line.unitPrice) * line.count;
      }
      expect(total).toBeLessThanOrEqual(consented);
    }),
  );
});

test('every line is in the answer, in the order of the order, with its content unchanged', () => {
  fc.assert(
    fc.property(arbitraryOrder, arbitraryCatalog, (order, catalog) => {
      const { lines } = acceptOrder(order, offering(catalog));
      expect(lines).toHaveLength(order.lines.length);
      lines.forEach((line, index) => expect(line).toMatchObject(order.lines[index] as object));
    }),
  );
});

test('the same order and catalog have the same answer', () => {
  fc.assert(
    fc.property(arbitraryOrder, arbitraryCatalog, (order, catalog) => {
      expect(acceptOrder(structuredClone(order), offering(catalog))).toEqual(acceptOrder(order, offering(catalog)));
    }),
  );
});
