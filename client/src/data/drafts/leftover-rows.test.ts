import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { leftoversDraftId } from '@coffee-catalog/shared/ids/derived-id';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import { expect, test } from 'vitest';
import { FLAT_WHITE, ORDER, PHONE, sampleProcessed, TABLET } from '../testing/sample.ts';
import { leftoverRows } from './leftover-rows.ts';

const order = sampleProcessed();
const lineId = order.lines[0]?.lineId ?? '';
const row = (counts: DraftLine['counts']): DraftLine => ({
  _id: draftLineRowId(ORDER, lineId),
  type: 'draft-line',
  schemaVersion: 1,
  itemId: FLAT_WHITE,
  options: {},
  counts,
  consent: {},
  stamps: {},
});

test('nothing is left over when nobody added anything after the sealing', () => {
  expect(leftoverRows(order, [row({ [PHONE]: { n: 2, seq: 3 } })])).toBeUndefined();
});

test("what another device added becomes a draft that holds that device's share with its own seq", () => {
  const rows = leftoverRows(order, [row({ [PHONE]: { n: 2, seq: 3 }, [TABLET]: { n: 1, seq: 7 } })]);
  expect(rows?.draft).toMatchObject({
    _id: leftoversDraftId(ORDER),
    leftoversOf: ORDER,
    createdTime: order.placedTime,
  });
  expect(rows?.lines.map(({ _id, counts }) => [_id, counts])).toEqual([
    [draftLineRowId(leftoversDraftId(ORDER), lineId), { [TABLET]: { n: 1, seq: 7 } }],
  ]);
});
