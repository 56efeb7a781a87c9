import { differenceDraftId, leftoversDraftId } from '@coffee-catalog/shared/ids/derived-id';
import type { Difference } from '@coffee-catalog/shared/orders/book-order';
import type { PlacedLine } from '@coffee-catalog/shared/orders/placed-order';
import { expect, test } from 'vitest';
import type { Drafts } from '../drafts/drafts.ts';
import { openDrafts } from '../testing/memory-drafts.ts';
import { ESPRESSO, FLAT_WHITE, ORDER, PHONE, samplePlaced, TABLET } from '../testing/sample.ts';
import { viewDifference } from './view-difference.ts';

const [flatWhite] = samplePlaced().lines as [PlacedLine];
const lineOf = (itemId: string, name: string, count: number): PlacedLine => ({
  ...flatWhite,
  lineId: itemId === FLAT_WHITE ? flatWhite.lineId : '01990000-0000-5000-8000-0000000000d2',
  itemId,
  name,
  count,
});
const accepted = [lineOf(FLAT_WHITE, 'Flat white', 2)];
const difference: Difference = {
  rev: '1-b',
  coreHash: 'other core',
  deviceId: TABLET,
  placedTime: '2026-11-20T09:05:30.000Z',
  lines: [lineOf(FLAT_WHITE, 'Flat white', 3), lineOf(ESPRESSO, 'Espresso', 2)],
};
const order = { orderId: ORDER, lines: accepted };

function view(drafts: Drafts) {
  const shown = drafts.view.get().drafts;
  return viewDifference(difference, { order, drafts: shown, orders: [], deviceId: PHONE });
}

function take(drafts: Drafts): string {
  const { extra } = view(drafts);
  return extra.kind === 'open' ? drafts.takeExtra(ORDER, { difference, lines: extra.lines }) : '';
}

const countsOf = (drafts: Drafts) =>
  drafts.view.get().drafts.map(({ lines }) => Object.fromEntries(lines.map(({ itemId, count }) => [itemId, count])));

test('what only the other version had waits to be taken, and one tap makes a cart of it', async () => {
  const drafts = await openDrafts();
  expect(view(drafts)).toMatchObject({ own: false, extra: { kind: 'open' } });
  const draftId = take(drafts);
  expect(draftId).toBe(differenceDraftId(ORDER, difference.coreHash));
  await drafts.writer.flush();
  expect(countsOf(drafts)).toEqual([{ [FLAT_WHITE]: 1, [ESPRESSO]: 2 }]);
  expect(drafts.view.get()).toMatchObject({ currentId: draftId, drafts: [{ leftoversOf: ORDER }] });
  expect(view(drafts).extra).toEqual({ kind: 'in-cart', draftId });
});

test('taken on two devices, it is one cart with the same rows', async () => {
  const [phone, laptop] = [await openDrafts(undefined, 'phone'), await openDrafts(undefined, 'laptop')];
  for (const drafts of [phone, laptop]) {
    take(drafts);
    await drafts.writer.flush();
  }
  const rows = ({ collection }: Drafts) => [...collection.store.get().rows.values()].map(({ id, rev }) => [id, rev]);
  expect(rows(phone)).toEqual(rows(laptop));
});

test('what the draft of leftovers holds already is not offered a second time', async () => {
  const drafts = await openDrafts();
  drafts.addLine(leftoversDraftId(ORDER), { itemId: ESPRESSO, options: {}, count: 2 });
  const [leftovers] = drafts.view.get().drafts;
  const [inCart] = leftovers?.lines ?? [];
  const version = { ...difference, lines: [{ ...lineOf(ESPRESSO, 'Espresso', 2), lineId: inCart?.lineId ?? '' }] };
  const parts = {
    order: { orderId: ORDER, lines: [] },
    drafts: drafts.view.get().drafts,
    orders: [],
    deviceId: TABLET,
  };
  expect(viewDifference(version, parts)).toMatchObject({
    own: true,
    extra: { kind: 'in-cart', draftId: leftoversDraftId(ORDER) },
  });
});

test('thrown away, it can be taken again', async () => {
  const drafts = await openDrafts();
  drafts.discard(take(drafts));
  await drafts.writer.flush();
  expect(view(drafts).extra.kind).toBe('open');
  take(drafts);
  await drafts.writer.flush();
  expect(countsOf(drafts)).toEqual([{ [FLAT_WHITE]: 1, [ESPRESSO]: 2 }]);
});
