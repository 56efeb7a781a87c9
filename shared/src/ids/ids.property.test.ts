import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLAT_WHITE, ORDER_ID, UID } from '../testing/sample-orders.ts';
import { leftoversDraftId, lineIdFor } from './derived-id.ts';
import { draftLineRowId, parseDraftRowId } from './draft-row-id.ts';
import { orderKey, parseOrderKey } from './order-key.ts';
import { ORDER_ID_PATTERN, UUID_PATTERN } from './patterns.ts';

const arbitraryChoice = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
const arbitraryOptions = fc.dictionary(
  arbitraryChoice,
  fc.oneof(arbitraryChoice, fc.array(arbitraryChoice, { maxLength: 3 })),
);

test('a line is the same line on every device, in whichever order its options were chosen', () => {
  fc.assert(
    fc.property(arbitraryOptions, (options) => {
      const turned = Object.fromEntries(
        Object.entries(options)
          .reverse()
          .map(([id, chosen]) => [id, typeof chosen === 'string' ? chosen : [...chosen].reverse()]),
      );
      const id = lineIdFor(FLAT_WHITE, options);
      expect(id).toMatch(UUID_PATTERN);
      expect(lineIdFor(FLAT_WHITE, turned)).toBe(id);
      expect(parseDraftRowId(draftLineRowId(ORDER_ID, id))).toEqual({ kind: 'line', orderId: ORDER_ID, lineId: id });
    }),
  );
});

test('other options are another line', () => {
  const ids = [{}, { milk: 'oat' }, { milk: 'whole' }, { size: 'oat' }].map((options) =>
    lineIdFor(FLAT_WHITE, options),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('the draft of leftovers can be placed, and its own leftovers are another draft again', () => {
  const first = leftoversDraftId(ORDER_ID);
  expect(first).toMatch(ORDER_ID_PATTERN);
  expect(leftoversDraftId(ORDER_ID)).toBe(first);
  expect(leftoversDraftId(first)).not.toBe(first);
});

test('a key of the book names its user and order, and nothing else is one', () => {
  expect(parseOrderKey(orderKey(UID, ORDER_ID))).toEqual({ uid: UID, orderId: ORDER_ID });
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseOrderKey(text)).toBeUndefined();
      expect(parseOrderKey(`${UID}:${ORDER_ID}:${text}`)).toBeUndefined();
      expect(parseDraftRowId(`${ORDER_ID}/${text}`)).toBeUndefined();
    }),
  );
  for (const id of [`day:2026-11-20`, `${UID}:`, `:${ORDER_ID}`, `_design/${ORDER_ID}`, `${UID}:../${ORDER_ID}`])
    expect(parseOrderKey(id)).toBeUndefined();
});
