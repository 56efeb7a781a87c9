import { expect, test } from 'vitest';
import { lineIdFor } from '../ids/derived-id.ts';
import { draftLineRowId } from '../ids/draft-row-id.ts';
import { acceptOrder } from '../orders/accept-order.ts';
import { PlacedOrder } from '../orders/placed-order.ts';
import {
  BROWNIE,
  DEVICE_ID,
  FLAT_WHITE,
  ITEM_REV,
  MILK,
  NOW,
  ORDER_ID,
  OTHER_DEVICE_ID,
  offering,
  sampleCatalog,
  sampleItem,
  sampleSealing,
} from '../testing/sample-orders.ts';
import type { DraftLine } from './draft.ts';
import { sealDraft } from './seal-draft.ts';

const line = (itemId: string, changes: Partial<DraftLine> = {}): DraftLine => ({
  _id: draftLineRowId(ORDER_ID, lineIdFor(itemId, changes.options ?? {})),
  type: 'draft-line',
  schemaVersion: 1,
  itemId,
  options: {},
  counts: { [DEVICE_ID]: { n: 2, seq: 7 } },
  consent: {},
  stamps: {},
  ...changes,
});
const brownie = sampleItem({ _id: `item:${BROWNIE}`, name: 'Brownie', price: { amount: 300, currency: 'EUR' } });
const milky = sampleItem({ options: [MILK] });

test('a sealed order says what was wanted, at which price, from which rows, by whom and when', () => {
  const oat = line(FLAT_WHITE, {
    options: { milk: 'oat' },
    counts: { [DEVICE_ID]: { n: 2, seq: 7 }, [OTHER_DEVICE_ID]: { n: 1, seq: 1 } },
  });
  const sealed = sealDraft(sampleSealing({ lines: [oat], catalog: sampleCatalog(milky) }));
  if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
  const { order } = sealed;
  expect(PlacedOrder.parse(order)).toEqual(order);
  expect(order).toMatchObject({
    _id: ORDER_ID,
    placedTime: NOW,
    createdTime: NOW,
    quote: { total: 1410, currency: 'EUR' },
  });
  const lineId = lineIdFor(FLAT_WHITE, { milk: 'oat' });
  expect(order.lines).toMatchObject([{ lineId, count: 3, unitPrice: 470, itemRev: ITEM_REV, name: 'Flat white' }]);
  expect(order.sealedFrom).toEqual({ [lineId]: { [DEVICE_ID]: 7, [OTHER_DEVICE_ID]: 1 } });
  expect(order.sealedCounts).toEqual({ [lineId]: { [DEVICE_ID]: 2, [OTHER_DEVICE_ID]: 1 } });
});

test('what is sealed with a catalog is received with the same catalog, for the quoted total', () => {
  const catalog = sampleCatalog(milky, brownie);
  const lines = [line(FLAT_WHITE, { options: { milk: 'oat' } }), line(BROWNIE)];
  const sealed = sealDraft(sampleSealing({ lines, catalog }));
  if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
  expect(acceptOrder(sealed.order, offering(catalog))).toMatchObject({
    kind: 'received',
    total: sealed.order.quote.total,
  });
});

test('a line set to 0 is not ordered, but its row is known to have been sealed', () => {
  const gone = line(BROWNIE, { counts: { [DEVICE_ID]: { n: 1, seq: 2 }, [OTHER_DEVICE_ID]: { n: -1, seq: 1 } } });
  const sealed = sealDraft(
    sampleSealing({ lines: [line(FLAT_WHITE), gone], catalog: sampleCatalog(sampleItem(), brownie) }),
  );
  if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
  expect(sealed.order.lines.map(({ itemId }) => itemId)).toEqual([FLAT_WHITE]);
  expect(sealed.order.sealedFrom[lineIdFor(BROWNIE, {})]).toEqual({ [DEVICE_ID]: 2, [OTHER_DEVICE_ID]: 1 });
});

test('two devices that see the same rows seal the same lines, whatever order they read them in', () => {
  const lines = [line(FLAT_WHITE), line(BROWNIE)];
  const catalog = sampleCatalog(sampleItem(), brownie);
  expect(sealDraft(sampleSealing({ lines, catalog }))).toEqual(
    sealDraft(sampleSealing({ lines: [...lines].reverse(), catalog })),
  );
});

test('an empty draft cannot be placed, nor one with a line that cannot be had', () => {
  expect(sealDraft(sampleSealing())).toEqual({ kind: 'empty' });
  const zero = line(FLAT_WHITE, { counts: {} });
  expect(sealDraft(sampleSealing({ lines: [zero] }))).toEqual({ kind: 'empty' });
  const problem = (catalog: ReturnType<typeof sampleCatalog>, lines = [line(FLAT_WHITE)]) =>
    sealDraft(sampleSealing({ lines, catalog }));
  expect(problem(sampleCatalog(brownie))).toMatchObject({ kind: 'line-problem', problem: 'unknown-item' });
  expect(problem(sampleCatalog({ ...milky, available: false }))).toMatchObject({ problem: 'sold-out' });
  expect(problem(sampleCatalog(milky))).toMatchObject({ problem: 'bad-option' });
  const apart = { [DEVICE_ID]: { n: 60, seq: 7 }, [OTHER_DEVICE_ID]: { n: 60, seq: 2 } };
  expect(problem(sampleCatalog(sampleItem()), [line(FLAT_WHITE, { counts: apart })])).toEqual({
    kind: 'line-problem',
    lineId: lineIdFor(FLAT_WHITE, {}),
    problem: 'too-many',
  });
  const dollars = { ...brownie, price: { amount: 300, currency: 'USD' } };
  expect(problem(sampleCatalog(sampleItem(), dollars), [line(FLAT_WHITE), line(BROWNIE)])).toMatchObject({
    problem: 'mixed-currencies',
  });
});
