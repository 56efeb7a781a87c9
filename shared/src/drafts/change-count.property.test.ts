import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDraftLine, DEVICES } from '../testing/arbitrary-drafts.ts';
import { changeCount } from './change-count.ts';
import { countOf } from './draft.ts';
import { mergeDraftLines } from './merge-draft-rows.ts';

const arbitraryDevice = fc.constantFrom(...DEVICES);

test('the total becomes what was wanted, pulled into 0 to 99', () => {
  fc.assert(
    fc.property(arbitraryDraftLine, fc.integer({ min: -5, max: 120 }), arbitraryDevice, (line, count, device) => {
      expect(countOf(changeCount(line, count, device))).toBe(Math.min(99, Math.max(0, count)));
    }),
  );
});

test("a device changes nobody's share but its own, and counts the change", () => {
  fc.assert(
    fc.property(arbitraryDraftLine, fc.integer({ min: 0, max: 99 }), arbitraryDevice, (line, count, device) => {
      const changed = changeCount(line, count, device);
      const { [device]: own, ...others } = changed.counts;
      const { [device]: before, ...othersBefore } = line.counts;
      expect(others).toEqual(othersBefore);
      expect(own?.seq ?? 0).toBe((before?.seq ?? 0) + (changed === line ? 0 : 1));
      expect({ ...changed, counts: {} }).toEqual({ ...line, counts: {} });
    }),
  );
});

test('what two devices add to one line without hearing of each other is there twice', () => {
  fc.assert(
    fc.property(arbitraryDraftLine, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (line, m, n) => {
      const before = countOf(changeCount(line, 5, DEVICES[2]));
      const base = changeCount(line, 5, DEVICES[2]);
      const merged = mergeDraftLines(
        changeCount(base, before + m, DEVICES[0]),
        changeCount(base, before + n, DEVICES[1]),
      );
      expect(countOf(merged)).toBe(before + m + n);
    }),
  );
});
