import { mergeStampedFields } from '../stamps/merge-stamped-fields.ts';
import type { Draft, DraftLine } from './draft.ts';

/** Two revisions of a draft's own row: each stamped field by its later stamp. Commutative, associative, idempotent. */
export function mergeDrafts(a: Draft, b: Draft): Draft {
  return mergeStampedFields(a, b);
}

/**
 * Two revisions of a line: each device's share from the side with its higher `seq`, stamped fields by the later stamp. Nothing in the
 * result tells who merged, so that two devices that merge the same revisions write the same one.
 */
export function mergeDraftLines(a: DraftLine, b: DraftLine): DraftLine {
  return { ...mergeStampedFields(a, b), counts: mergeCounts(a.counts, b.counts) };
}

function mergeCounts(a: DraftLine['counts'], b: DraftLine['counts']): DraftLine['counts'] {
  const devices = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(
    devices.map((device) => {
      const [inA, inB] = [a[device], b[device]];
      if (inA === undefined || inB === undefined) return [device, (inA ?? inB) as NonNullable<typeof inA>];
      // A device never writes two shares with one seq; the larger n keeps the merge commutative should it ever.
      if (inA.seq !== inB.seq) return [device, inA.seq > inB.seq ? inA : inB];
      return [device, inA.n >= inB.n ? inA : inB];
    }),
  );
}
