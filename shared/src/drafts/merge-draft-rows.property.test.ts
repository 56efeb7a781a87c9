import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { arbitraryDraft, arbitraryDraftLine } from '../testing/arbitrary-drafts.ts';
import { countOf } from './draft.ts';
import { mergeDraftLines, mergeDrafts } from './merge-draft-rows.ts';

/** Compared as written: a revision depends on the order of keys, so two devices that merge must write the same text. */
const text = (value: unknown) => JSON.stringify(value);

test.each([
  ['lines', arbitraryDraftLine, mergeDraftLines],
  ['drafts', arbitraryDraft, mergeDrafts],
] as const)('merging %s ignores which revision came first', (_what, arbitrary, merge) => {
  const mergeAny = merge as (a: unknown, b: unknown) => unknown;
  fc.assert(
    fc.property(arbitrary as fc.Arbitrary<unknown>, arbitrary as fc.Arbitrary<unknown>, (a, b) => {
      expect(text(mergeAny(a, b))).toBe(text(mergeAny(b, a)));
    }),
  );
});

test.each([
  ['lines', arbitraryDraftLine, mergeDraftLines],
  ['drafts', arbitraryDraft, mergeDrafts],
] as const)('merging %s of three devices ignores who merged with whom first', (_what, arbitrary, merge) => {
  const mergeAny = merge as (a: unknown, b: unknown) => unknown;
  const any = arbitrary as fc.Arbitrary<unknown>;
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(text(mergeAny(mergeAny(a, b), c))).toBe(text(mergeAny(a, mergeAny(b, c))));
    }),
  );
});

test('merging a revision with itself, or again with what is in it, changes nothing', () => {
  fc.assert(
    fc.property(arbitraryDraftLine, arbitraryDraftLine, (a, b) => {
      const merged = mergeDraftLines(a, b);
      expect(canonicalJson(mergeDraftLines(a, a))).toBe(canonicalJson(a));
      expect(text(mergeDraftLines(merged, b))).toBe(text(merged));
    }),
  );
});

test("no device's share is lost: each comes from the side that heard of its later change", () => {
  fc.assert(
    fc.property(arbitraryDraftLine, arbitraryDraftLine, (a, b) => {
      const merged = mergeDraftLines(a, b);
      for (const side of [a, b])
        for (const [device, { seq }] of Object.entries(side.counts))
          expect(merged.counts[device]?.seq).toBeGreaterThanOrEqual(seq);
      expect(countOf(merged)).toBeGreaterThanOrEqual(0);
    }),
  );
});
