import * as fc from 'fast-check';
import type { Draft, DraftLine } from '../drafts/draft.ts';
import { draftLineRowId } from '../ids/draft-row-id.ts';
import { DEVICE_ID, FLAT_WHITE, ORDER_ID, OTHER_DEVICE_ID } from './sample-orders.ts';

/* Revisions of drafts as several devices leave them behind; few distinct values, so that they collide. */

export const LINE_ID = '0199aaaa-bbbb-5ccc-8ddd-eeeeffff0020';
const THIRD_DEVICE_ID = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0005';
export const DEVICES = [DEVICE_ID, OTHER_DEVICE_ID, THIRD_DEVICE_ID] as const;

export const arbitraryStamp = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...DEVICES))
  .map(([time, counter, device]) => `00000000000${time}-000${counter}-${device}`);

const arbitraryCounts = fc.dictionary(
  fc.constantFrom(...DEVICES),
  fc.record({ n: fc.integer({ min: -3, max: 5 }), seq: fc.integer({ min: 1, max: 4 }) }),
);

const arbitraryConsent = fc.record(
  { priceUpTo: fc.integer({ min: 0, max: 100 }), orElse: fc.constantFrom('refuse' as const, 'leave-out' as const) },
  { requiredKeys: [] },
);

/** A revision of one line; `note` and `consent` are stamped now and then. */
export const arbitraryDraftLine: fc.Arbitrary<DraftLine> = fc
  .record({
    counts: arbitraryCounts,
    consent: arbitraryConsent,
    note: fc.option(fc.constantFrom('hot', 'extra hot', ''), { nil: undefined }),
    stamps: fc.dictionary(fc.constantFrom('note', 'consent'), arbitraryStamp),
  })
  .map(({ note, ...rest }) => ({
    _id: draftLineRowId(ORDER_ID, LINE_ID),
    type: 'draft-line',
    schemaVersion: 1,
    itemId: FLAT_WHITE,
    options: {},
    ...rest,
    ...(note === undefined ? {} : { note }),
  }));

/** A revision of a draft's own row. */
export const arbitraryDraft: fc.Arbitrary<Draft> = fc
  .record({
    name: fc.option(fc.constantFrom('Office', 'Home'), { nil: undefined }),
    note: fc.option(fc.constantFrom('ring twice', ''), { nil: undefined }),
    stamps: fc.dictionary(fc.constantFrom('name', 'note'), arbitraryStamp),
  })
  .map(({ name, note, stamps }) => ({
    _id: ORDER_ID,
    type: 'draft',
    schemaVersion: 1,
    createdTime: '2026-11-20T08:00:00.000Z',
    ...(name === undefined ? {} : { name }),
    ...(note === undefined ? {} : { note }),
    stamps,
  }));
