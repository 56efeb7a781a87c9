import { changeCount } from '@coffee-catalog/shared/drafts/change-count';
import { countOf, type DraftLine } from '@coffee-catalog/shared/drafts/draft';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import { nextStamp, type Stamps } from '@coffee-catalog/shared/stamps/stamp';

/** Who writes and when: this device and its clock in milliseconds. */
export type Writer = { now: number; deviceId: string };

/** The line with its total set to `count`. */
export function setLineCount(line: DraftLine, count: number, { deviceId }: Writer): DraftLine {
  return changeCount(line, count, deviceId);
}

type Addition = { rowId: string; itemId: string; options: ChosenOptions; count: number };

/** The line with `count` more of it; begins the line if it is not there. */
export function addToLine(
  line: DraftLine | undefined,
  { rowId, itemId, options, count }: Addition,
  writer: Writer,
): DraftLine {
  const known: DraftLine = line ?? {
    _id: rowId,
    type: 'draft-line',
    schemaVersion: 1,
    itemId,
    options: options as DraftLine['options'],
    counts: {},
    consent: {},
    stamps: {},
  };
  return setLineCount(known, countOf(known) + count, writer);
}

/** The longest name and note that the schema of a row takes, in UTF-16 code units: a longer one would make the row unreadable. */
const LONGEST: Readonly<Record<string, number>> = { name: 80, note: 500 };

/** The row with one field set and stamped; an empty text takes the field away, one that is too long is cut. */
export function setStampedField<T extends { stamps: Stamps }>(
  row: T,
  field: string,
  value: unknown,
  writer: Writer,
): T {
  const { [field]: _before, ...rest } = row as T & Record<string, unknown>;
  const stamps = { ...row.stamps, [field]: nextStamp(Object.values(row.stamps), writer) };
  const kept = typeof value === 'string' ? value.slice(0, LONGEST[field]) : value;
  return (kept === '' ? { ...rest, stamps } : { ...rest, [field]: kept, stamps }) as T;
}
