import { expect, test } from 'vitest';
import { openDrafts } from '../testing/memory-drafts.ts';
import { ESPRESSO, FLAT_WHITE } from '../testing/sample.ts';

const flatWhite = { itemId: FLAT_WHITE, options: {} };

test('the first line begins a cart, and the same choice again is the same line', async () => {
  const drafts = await openDrafts();
  drafts.addLine(undefined, flatWhite);
  drafts.addLine(undefined, { ...flatWhite, count: 2 });
  drafts.addLine(undefined, { itemId: ESPRESSO, options: {} });
  const { drafts: carts, currentId } = drafts.view.get();
  expect(carts.map(({ orderId, count, total }) => [orderId, count, total?.amount])).toEqual([[currentId, 4, 1510]]);
  expect(carts[0]?.lines).toHaveLength(2);
});

test('what is shown at once is what is written', async () => {
  const drafts = await openDrafts();
  drafts.addLine(undefined, { ...flatWhite, count: 3 });
  const shown = drafts.view.get().drafts;
  await drafts.writer.flush();
  expect(drafts.writer.pending.get().size).toBe(0);
  expect(drafts.view.get().drafts).toEqual(shown);
});

test('taps that come faster than the disk are all counted', async () => {
  const drafts = await openDrafts();
  drafts.addLine(undefined, flatWhite);
  const [cart] = drafts.view.get().drafts;
  const [line] = cart?.lines ?? [];
  for (let n = 2; n <= 20; n += 1) drafts.changeCount(cart?.orderId ?? '', line?.lineId ?? '', n);
  await drafts.writer.flush();
  expect(drafts.view.get().drafts[0]?.count).toBe(20);
});

test('a removed line comes back with its count', async () => {
  const drafts = await openDrafts();
  drafts.addLine(undefined, { ...flatWhite, count: 3 });
  const [cart] = drafts.view.get().drafts;
  const undo = drafts.removeLine(cart?.orderId ?? '', cart?.lines[0]?.lineId ?? '');
  expect(drafts.view.get().drafts[0]?.lines).toEqual([]);
  await drafts.writer.flush();
  undo();
  await drafts.writer.flush();
  expect(drafts.view.get().drafts[0]?.lines.map(({ count }) => count)).toEqual([3]);
});

test('a discarded cart is gone, and comes back whole', async () => {
  const drafts = await openDrafts();
  const orderId = drafts.create('For the office');
  drafts.addLine(orderId, { ...flatWhite, note: 'hot' });
  await drafts.writer.flush();
  const before = drafts.view.get();
  const undo = drafts.discard(orderId);
  await drafts.writer.flush();
  expect(drafts.view.get()).toMatchObject({ drafts: [], currentId: undefined });
  undo();
  await drafts.writer.flush();
  expect(drafts.view.get()).toEqual(before);
});

test('a name that is too long for a cart is cut, not lost', async () => {
  const drafts = await openDrafts();
  const orderId = drafts.create();
  drafts.setField(orderId, 'name', 'x'.repeat(200));
  await drafts.writer.flush();
  expect(drafts.view.get().drafts[0]?.name).toBe('x'.repeat(80));
  drafts.setField(orderId, 'name', '');
  await drafts.writer.flush();
  expect(drafts.view.get().drafts[0]).not.toHaveProperty('name');
});

test('two tabs that change one line at the same moment lose neither change', async () => {
  const first = await openDrafts();
  first.addLine(undefined, flatWhite);
  await first.writer.flush();
  const [cart] = first.view.get().drafts;
  const [line] = cart?.lines ?? [];
  first.setLineField(cart?.orderId ?? '', line?.lineId ?? '', { note: 'hot' });
  // The other tab's write lands between this tab's reading and writing.
  const { database } = first.collection;
  const stored = await database.pouch.get<object>(`${cart?.orderId}/items/${line?.lineId}`);
  await database.pouch.put({ ...stored, consent: { priceUpTo: 50 } });
  await first.writer.flush();
  expect(first.view.get().drafts[0]?.lines[0]).toMatchObject({ note: 'hot', consent: { priceUpTo: 50 } });
});
