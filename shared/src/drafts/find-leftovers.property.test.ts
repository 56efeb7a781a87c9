import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDraftLine, DEVICES, LINE_ID } from '../testing/arbitrary-drafts.ts';
import { sampleSealing } from '../testing/sample-orders.ts';
import { changeCount } from './change-count.ts';
import { countOf } from './draft.ts';
import { findLeftovers } from './find-leftovers.ts';
import { mergeDraftLines } from './merge-draft-rows.ts';
import { sealDraft } from './seal-draft.ts';

/** A line that can be sealed, as the placing device saw it. */
const arbitrarySealed = arbitraryDraftLine
  .map((line) => changeCount(line, Math.max(1, countOf(line)), DEVICES[0]))
  .map((line) => {
    const sealed = sealDraft(sampleSealing({ lines: [line] }));
    if (sealed.kind !== 'sealed') throw new Error(`not sealed: ${sealed.kind}`);
    return { line, order: sealed.order };
  });

test('of rows that are as they were sealed nothing is left over, nor of rows that were not yet there', () => {
  fc.assert(
    fc.property(arbitrarySealed, ({ line, order }) => {
      expect(findLeftovers(order, [line])).toEqual([]);
      expect(findLeftovers(order, [])).toEqual([]);
    }),
  );
});

test('what another device adds afterwards is left over, exactly', () => {
  fc.assert(
    fc.property(arbitrarySealed, fc.integer({ min: 1, max: 20 }), ({ line, order }, added) => {
      const later = changeCount(line, countOf(line) + added, DEVICES[1]);
      expect(findLeftovers(order, [later])).toMatchObject([{ lineId: LINE_ID, count: added }]);
    }),
  );
});

test('what another device takes away afterwards is not left over: the order stands as placed', () => {
  fc.assert(
    fc.property(arbitrarySealed, fc.integer({ min: 1, max: 20 }), ({ line, order }, taken) => {
      const later = changeCount(line, Math.max(0, countOf(line) - taken), DEVICES[1]);
      expect(findLeftovers(order, [later])).toEqual([]);
    }),
  );
});

test('every device finds the same, whatever it hears first', () => {
  fc.assert(
    fc.property(arbitrarySealed, arbitraryDraftLine, arbitraryDraftLine, ({ line, order }, a, b) => {
      const heard = mergeDraftLines(mergeDraftLines(line, a), b);
      const other = mergeDraftLines(b, mergeDraftLines(a, line));
      expect(findLeftovers(order, [heard])).toEqual(findLeftovers(order, [other]));
    }),
  );
});
