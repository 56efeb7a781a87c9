import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import { expect, test } from 'vitest';
import { mergeDraftRows, parseDraftRow } from '../drafts/draft-row.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { FLAT_WHITE, ORDER, PHONE, TABLET } from '../testing/sample.ts';
import { testDevice } from '../testing/test-device.ts';
import { LiveCollection } from './live-collection.ts';
import { LocalDatabase } from './local-database.ts';
import { mergeConflicts } from './merge-conflicts.ts';

const id = draftLineRowId(ORDER, '01990000-0000-5000-8000-0000000000d1');
const line = (counts: DraftLine['counts']): DraftLine => ({
  _id: id,
  type: 'draft-line',
  schemaVersion: 1,
  itemId: FLAT_WHITE,
  options: {},
  counts,
  consent: {},
  stamps: {},
});
const leaves = [
  { ...line({ [PHONE]: { n: 2, seq: 1 } }), _rev: '1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
  { ...line({ [TABLET]: { n: 1, seq: 4 } }), _rev: '1-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' },
];

async function tornDatabase(order: 'forwards' | 'backwards') {
  const database = new LocalDatabase(testDevice(noShop), 'drafts');
  for (const leaf of order === 'forwards' ? leaves : leaves.toReversed()) {
    await database.pouch.bulkDocs([leaf], { new_edits: false });
  }
  const collection = new LiveCollection(database, parseDraftRow);
  await collection.load();
  return collection;
}

test("two devices' edits of one line become one revision, with nothing lost and no conflict left", async () => {
  const collection = await tornDatabase('forwards');
  expect(await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows })).toBe(1);
  const row = collection.store.get().rows.get(id);
  expect(row?.conflicts).toEqual([]);
  expect(row?.doc).toMatchObject({ counts: { [PHONE]: { n: 2 }, [TABLET]: { n: 1 } } });
  expect(await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows })).toBe(0);
});

test('every device writes the same revision, in whatever order the edits came', async () => {
  const revs = [];
  for (const order of ['forwards', 'backwards'] as const) {
    const collection = await tornDatabase(order);
    await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows });
    revs.push(collection.store.get().rows.get(id)?.rev);
  }
  expect(revs[0]).toBe(revs[1]);
});

test('a tap that changes the row while it is merged loses nothing of what the other leaf held', async () => {
  const collection = await tornDatabase('forwards');
  const winner = await collection.database.pouch.get(id);
  await collection.database.pouch.put({ ...winner, note: 'extra hot' } as never);
  expect(await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows })).toBe(0);
  await collection.refresh();
  expect(await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows })).toBe(1);
  const row = collection.store.get().rows.get(id);
  expect(row?.conflicts).toEqual([]);
  expect(row?.doc).toMatchObject({ counts: { [PHONE]: { n: 2 }, [TABLET]: { n: 1 } }, note: 'extra hot' });
});

test('a leaf of a later version is left to devices that understand it', async () => {
  const collection = await tornDatabase('forwards');
  const later = { ...leaves[0], schemaVersion: 2, _rev: '1-00000000000000000000000000000000' };
  await collection.database.pouch.bulkDocs([later as never], { new_edits: false });
  await collection.refresh();
  expect(await mergeConflicts(collection, { parse: parseDraftRow, merge: mergeDraftRows })).toBe(0);
});
