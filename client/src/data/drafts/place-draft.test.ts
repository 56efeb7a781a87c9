import { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import { expect, test } from 'vitest';
import { lenient } from '../local/lenient.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { type PlacedDocument, parsePlacedDocument } from '../orders/placed-document.ts';
import { noShop, openDrafts } from '../testing/memory-drafts.ts';
import { FLAT_WHITE, sampleCatalog, samplePlaced, TABLET, USER } from '../testing/sample.ts';
import { testDevice } from '../testing/test-device.ts';
import { KnownOrders } from './known-orders.ts';
import { placeDraft } from './place-draft.ts';

async function openDevice(device = testDevice(noShop)) {
  const drafts = await openDrafts(device);
  const placed = new LiveCollection<PlacedDocument>(new LocalDatabase(device, 'placed'), parsePlacedDocument);
  const processed = new LiveCollection(new LocalDatabase(device, 'processed'), lenient(ProcessedOrder));
  await Promise.all([placed.load(), processed.load()]);
  const known = new KnownOrders(drafts.collection, placed, processed);
  const now = '2026-11-20T09:05:00.000Z';
  const place = (orderId: string) =>
    placeDraft(orderId, { drafts, known, placed, catalog: sampleCatalog, userId: USER, customerName: 'Ada', now });
  return { drafts, placed, known, place };
}

test('placing twice leaves one order, and the draft is dead at once', async () => {
  const { drafts, placed, known, place } = await openDevice();
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
  const orderId = drafts.view.get().currentId ?? '';
  const results = await Promise.all([place(orderId), place(orderId)]);
  expect(results).toEqual([
    { kind: 'placed', orderId },
    { kind: 'placed', orderId },
  ]);
  expect([...placed.store.get().rows.keys()]).toEqual([orderId]);
  expect(placed.store.get().rows.get(orderId)?.conflicts).toEqual([]);
  expect(known.liveness.get()(orderId)).toBe('dead');
});

test('a cart with nothing in it, or with something that cannot be had, is not placed', async () => {
  const { drafts, placed, place } = await openDevice();
  expect(await place(drafts.create())).toEqual({ kind: 'empty' });
  const strange = drafts.create();
  drafts.addLine(strange, { itemId: '01990000-0000-7000-8000-0000000000ff', options: {} });
  expect(await place(strange)).toMatchObject({ kind: 'line-problem', problem: 'unknown-item' });
  expect(placed.store.get().rows.size).toBe(0);
});

test('what two devices counted apart to more than an order can have of one thing is said at the line, and not placed before it is less', async () => {
  const { drafts, place } = await openDevice();
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {}, count: 60 });
  await drafts.writer.flush();
  const orderId = drafts.view.get().currentId ?? '';
  const [line] = drafts.rowsOf(orderId).lines;
  const [share] = Object.values(line?.counts ?? {});
  const { pouch } = drafts.collection.database;
  const stored = await pouch.get<object>(line?._id ?? '');
  await pouch.put({ ...stored, counts: { ...line?.counts, [TABLET]: share } });
  await drafts.collection.refresh();
  const lineId = drafts.view.get().drafts[0]?.lines[0]?.lineId ?? '';
  expect(drafts.view.get().drafts).toMatchObject([{ count: 120, problems: 1, lines: [{ problem: 'too-many' }] }]);
  expect(await place(orderId)).toEqual({ kind: 'line-problem', lineId, problem: 'too-many' });
  drafts.changeCount(orderId, lineId, 119);
  expect(drafts.view.get().drafts).toMatchObject([{ count: 99, problems: 0 }]);
  expect(await place(orderId)).toEqual({ kind: 'placed', orderId });
});

test('an order that the disk refuses is told not to be placed, and is placed once there is room again', async () => {
  const device = testDevice(noShop);
  const { openDatabase } = device;
  let isFull = true;
  device.openDatabase = (name, durability) => {
    const pouch = openDatabase(name, durability);
    if (name !== 'placed') return pouch;
    const put = pouch.put.bind(pouch);
    pouch.put = (async (...document: Parameters<typeof put>) => {
      if (isFull) throw Object.assign(new Error('the disk is full'), { name: 'QuotaExceededError', status: 500 });
      return put(...document);
    }) as typeof pouch.put;
    return pouch;
  };
  const { drafts, placed, place } = await openDevice(device);
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
  const orderId = drafts.view.get().currentId ?? '';
  expect(await place(orderId)).toEqual({ kind: 'not-written' });
  expect(placed.store.get().rows.size).toBe(0);
  isFull = false;
  expect(await place(orderId)).toEqual({ kind: 'placed', orderId });
});

test('an order that is on the disk is placed, though it cannot be read back at once', async () => {
  const { drafts, placed, place } = await openDevice();
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
  const orderId = drafts.view.get().currentId ?? '';
  const { pouch } = placed.database;
  const put = pouch.put.bind(pouch);
  pouch.put = (async (...document: Parameters<typeof put>) => {
    const written = await put(...document);
    pouch.changes = () => Promise.reject(new Error('the connection is lost')) as never;
    return written;
  }) as typeof pouch.put;
  expect(await place(orderId)).toEqual({ kind: 'placed', orderId });
});

test('a cart that holds rows of a later version is not placed by this one', async () => {
  const { drafts, place } = await openDevice();
  const orderId = drafts.create();
  drafts.addLine(orderId, { itemId: FLAT_WHITE, options: {} });
  await drafts.writer.flush();
  const rowId = `${orderId}/items/01990000-0000-5000-8000-0000000000d9`;
  await drafts.collection.database.pouch.put({ _id: rowId, type: 'draft-line', schemaVersion: 2 });
  expect(await place(orderId)).toEqual({ kind: 'newer-version' });
});

test('an order that was placed elsewhere and is retired already is not placed again, even by a write that lands on its tombstone', async () => {
  const { drafts, placed, place } = await openDevice();
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
  const orderId = drafts.view.get().currentId ?? '';
  await drafts.writer.flush();
  const { pouch } = placed.database;
  const { rev } = await pouch.put(samplePlaced({ _id: orderId }));
  await pouch.remove(orderId, rev);
  expect(await place(orderId)).toEqual({ kind: 'placed', orderId });
  await placed.refresh();
  expect(placed.store.get().rows.size).toBe(0);
});

test('a draft that comes back with an edit of an older device stays dead', async () => {
  const { drafts, known, place } = await openDevice();
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {} });
  const orderId = drafts.view.get().currentId ?? '';
  await place(orderId);
  const { pouch } = drafts.collection.database;
  const row = await pouch.get<object>(orderId);
  await pouch.put({ ...row, name: 'edited on the tablet' });
  await drafts.collection.refresh();
  await known.ask();
  expect(known.liveness.get()(orderId)).toBe('dead');
});
