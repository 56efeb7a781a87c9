import { expect, test } from 'vitest';
import { MAX_AMOUNT } from '../money/money.ts';
import {
  BROWNIE,
  ITEM_REV,
  MILK,
  offering,
  sampleCatalog,
  sampleItem,
  sampleLine,
  sampleOrder,
} from '../testing/sample-orders.ts';
import { acceptOrder } from './accept-order.ts';
import type { Consent } from './placed-order.ts';

const brownie = sampleItem({ _id: `item:${BROWNIE}`, name: 'Brownie', price: { amount: 300, currency: 'EUR' } });
const brownieLine = (changes = {}) =>
  sampleLine({ itemId: BROWNIE, name: 'Brownie', unitPrice: 300, count: 1, ...changes });

test('an order at the price in force is received, and says which revision the price was taken from', () => {
  const decision = acceptOrder(sampleOrder(), offering(sampleCatalog()));
  expect(decision).toMatchObject({ kind: 'received', total: 840 });
  expect(decision.lines[0]).toMatchObject({ chargedUnitPrice: 420, chargedItemRev: ITEM_REV, outcome: 'as-ordered' });
});

test('a price below the quote is charged', () => {
  const catalog = sampleCatalog(sampleItem({ price: { amount: 400, currency: 'EUR' } }));
  expect(acceptOrder(sampleOrder(), offering(catalog))).toMatchObject({ kind: 'received', total: 800 });
});

test('a price above the quote refuses the order and charges nothing', () => {
  const catalog = sampleCatalog(sampleItem({ price: { amount: 421, currency: 'EUR' } }));
  const decision = acceptOrder(sampleOrder(), offering(catalog));
  expect(decision).toMatchObject({ kind: 'refused', total: 0, reason: { code: 'price-changed' } });
  expect(decision.lines[0]).toMatchObject({ chargedUnitPrice: 0, outcome: 'left-out' });
});

test('a rise is charged exactly as far as the line consents to it', () => {
  const order = sampleOrder({ lines: [sampleLine({ consent: { priceUpTo: 50, orElse: 'refuse' } })] });
  const at = (amount: number) =>
    acceptOrder(order, offering(sampleCatalog(sampleItem({ price: { amount, currency: 'EUR' } }))));
  expect(at(470)).toMatchObject({ kind: 'received', total: 940 });
  expect(at(471)).toMatchObject({ kind: 'refused', reason: { code: 'price-changed' } });
});

test('whoever gave some leeway and said nothing else is asked about what goes beyond it', () => {
  const order = sampleOrder({ lines: [sampleLine({ consent: { priceUpTo: 50 } })] });
  const dearer = offering(sampleCatalog(sampleItem({ price: { amount: 471, currency: 'EUR' } })));
  expect(acceptOrder(order, dearer)).toMatchObject({
    kind: 'needs-answer',
    reason: { code: 'price-changed' },
    asked: [{ lineId: sampleLine().lineId, unitPrice: 471 }],
  });
});

test('any choice of an option: another one is taken within the consented price, the cheapest, and said so', () => {
  const goat = { id: 'goat', name: 'Goat', priceDelta: 40 };
  const milk = { ...MILK, choices: [{ id: 'oat', name: 'Oat', priceDelta: 50 }, goat] };
  const catalog = sampleCatalog(sampleItem({ options: [milk] }));
  const order = (consent: Consent) =>
    sampleOrder({ lines: [sampleLine({ options: { milk: 'whole' }, unitPrice: 420, consent })] });
  const taken = acceptOrder(order({ anyChoiceOf: ['milk'], priceUpTo: 60 }), offering(catalog));
  expect(taken).toMatchObject({
    kind: 'received',
    total: 920,
    lines: [
      { outcome: 'substituted', options: { milk: 'whole' }, takenOptions: { milk: 'goat' }, chargedUnitPrice: 460 },
    ],
  });
  const dear = acceptOrder(order({ anyChoiceOf: ['milk'], priceUpTo: 30 }), offering(catalog));
  expect(dear).toMatchObject({
    kind: 'needs-answer',
    asked: [
      {
        reason: { code: 'bad-option' },
        alternatives: [
          { options: { milk: 'goat' }, unitPrice: 460 },
          { options: { milk: 'oat' }, unitPrice: 470 },
        ],
      },
    ],
  });
  expect(
    acceptOrder(order({ anyChoiceOf: ['size'], priceUpTo: 60, orElse: 'refuse' }), offering(catalog)),
  ).toMatchObject({ kind: 'refused', reason: { code: 'bad-option' } });
});

test('options are priced by the catalog', () => {
  const catalog = sampleCatalog(sampleItem({ options: [MILK] }));
  const order = sampleOrder({ lines: [sampleLine({ options: { milk: 'oat' }, unitPrice: 470 })] });
  expect(acceptOrder(order, offering(catalog))).toMatchObject({ kind: 'received', total: 940 });
  const bad = sampleOrder({ lines: [sampleLine({ options: { milk: 'goat' }, unitPrice: 470 })] });
  expect(acceptOrder(bad, offering(catalog))).toMatchObject({ kind: 'refused', reason: { code: 'bad-option' } });
});

test.each([
  ['sold-out', sampleCatalog(sampleItem(), { ...brownie, available: false })],
  ['unknown-item', sampleCatalog()],
  ['wrong-currency', sampleCatalog(sampleItem(), { ...brownie, price: { amount: 300, currency: 'USD' } })],
])('a line that is %s refuses the order, is left out or is asked about, as its consent says', (code, catalog) => {
  const withConsent = (consent: object) =>
    acceptOrder(sampleOrder({ lines: [sampleLine(), brownieLine({ consent })] }), offering(catalog));
  expect(withConsent({})).toMatchObject({ kind: 'refused', reason: { code } });
  expect(withConsent({ orElse: 'refuse' })).toMatchObject({ kind: 'refused', reason: { code } });
  expect(withConsent({ orElse: 'ask' })).toMatchObject({ kind: 'needs-answer', total: 840, reason: { code } });
  const without = withConsent({ orElse: 'leave-out' });
  expect(without).toMatchObject({ kind: 'received', total: 840 });
  expect(without.lines.map((line) => line.outcome)).toEqual(['as-ordered', 'left-out']);
});

test('a line for which there is not enough left is sold out for this order', () => {
  const order = sampleOrder({ lines: [sampleLine(), brownieLine({ consent: { orElse: 'leave-out' } })] });
  const catalog = sampleCatalog(sampleItem(), brownie);
  const without = acceptOrder(order, { catalog, short: new Set([brownieLine().lineId]) });
  expect(without).toMatchObject({ kind: 'received', total: 840 });
  const refused = acceptOrder(order, { catalog, short: new Set([sampleLine().lineId]) });
  expect(refused).toMatchObject({ kind: 'refused', reason: { code: 'sold-out', lineId: sampleLine().lineId } });
});

test('an order of which nothing is left is refused', () => {
  const catalog = sampleCatalog(sampleItem({ available: false }));
  const order = sampleOrder({ lines: [sampleLine({ consent: { orElse: 'leave-out' } })] });
  expect(acceptOrder(order, offering(catalog))).toMatchObject({
    kind: 'refused',
    total: 0,
    reason: { code: 'nothing-left' },
  });
});

test('where the lines come to more than the quoted total, the total is what the shopper saw', () => {
  const order = sampleOrder({ quote: { total: 500, currency: 'EUR' } });
  expect(acceptOrder(order, offering(sampleCatalog()))).toMatchObject({
    kind: 'refused',
    reason: { code: 'price-changed' },
  });
});

test('a consent without bounds makes no sum that the shop cannot write down', () => {
  const consent = { priceUpTo: MAX_AMOUNT, orElse: 'refuse' } as const;
  const order = sampleOrder({ lines: [sampleLine({ consent, count: 99 })] });
  const catalog = sampleCatalog(sampleItem({ price: { amount: MAX_AMOUNT, currency: 'EUR' } }));
  expect(acceptOrder(order, offering(catalog))).toMatchObject({ kind: 'refused', reason: { code: 'price-changed' } });
});
