import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { leftoversDraftId } from '@coffee-catalog/shared/ids/derived-id';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import { expect, test } from 'vitest';
import { openDrafts } from '../testing/memory-drafts.ts';
import { FLAT_WHITE, ORDER, PHONE, sampleProcessed, TABLET } from '../testing/sample.ts';
import { sweepDeadDrafts } from './sweep-dead-drafts.ts';

const order = sampleProcessed();
const lineId = order.lines[0]?.lineId ?? '';
const LEFTOVERS = leftoversDraftId(ORDER);

/** A device that has an order in its book; `comes` is a row of the order's draft that another device has changed after the sealing. */
async function withOrder() {
  const drafts = await openDrafts();
  const { collection, writer } = drafts;
  const sweep = async () => {
    const rows = [...collection.store.get().rows.values()].map(({ doc }) => doc);
    await sweepDeadDrafts(rows, new Map([[ORDER, order]]), writer);
    await writer.flush();
  };
  const comes = async (tablet: { n: number; seq: number }, changes: Partial<DraftLine> = {}) => {
    const counts = { [PHONE]: { n: 2, seq: 3 }, [TABLET]: tablet };
    const _id = draftLineRowId(ORDER, lineId);
    const row = { _id, type: 'draft-line', schemaVersion: 1, itemId: FLAT_WHITE, options: {}, consent: {}, stamps: {} };
    await writer.change(new Map([[_id, () => ({ kind: 'write', doc: { ...row, counts, ...changes } as DraftLine })]]));
    await writer.flush();
    await sweep();
  };
  const offered = () =>
    drafts.view.get().drafts.map(({ orderId, leftoversOf, count }) => [orderId, leftoversOf, count]);
  const discard = async () => {
    drafts.discard(LEFTOVERS);
    await writer.flush();
  };
  return { collection, comes, offered, discard };
}

test('what was added after the sealing is offered, and the rows of the order are cleared away', async () => {
  const { collection, comes, offered } = await withOrder();
  await comes({ n: 1, seq: 1 });
  expect(offered()).toEqual([[LEFTOVERS, ORDER, 1]]);
  expect([...collection.store.get().rows.keys()].filter((id) => id.startsWith(ORDER))).toEqual([]);
  await comes({ n: 3, seq: 2 });
  expect(offered()).toEqual([[LEFTOVERS, ORDER, 3]]);
});

test('leftovers that were thrown away do not come back with what is added after them', async () => {
  const { comes, offered, discard } = await withOrder();
  await comes({ n: 1, seq: 1 });
  await discard();
  expect(offered()).toEqual([]);
  await comes({ n: 2, seq: 2 });
  expect(offered()).toEqual([[LEFTOVERS, ORDER, 1]]);
  // As after a crash before the row was cleared away.
  await comes({ n: 2, seq: 2 });
  expect(offered()).toEqual([[LEFTOVERS, ORDER, 1]]);
});

test('a row that comes back with nothing added makes no empty cart of leftovers that were thrown away', async () => {
  const { collection, comes, offered, discard } = await withOrder();
  await comes({ n: 1, seq: 1 });
  await discard();
  await comes({ n: 1, seq: 1 }, { note: 'hot' });
  await comes({ n: 0, seq: 2 });
  expect([offered(), [...collection.store.get().rows.keys()]]).toEqual([[], []]);
});
