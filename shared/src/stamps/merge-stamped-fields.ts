import { canonicalJson } from '../canonical-json.ts';
import { laterStamp, type Stamps } from './stamp.ts';

/** A document whose fields carry the stamp of their last write. */
export type Stamped = { readonly stamps: Stamps };

/**
 * Last writer wins, field by field: each stamped field comes from the revision with the later stamp (equal stamps: from the
 * one whose value sorts last, so that the answer does not depend on the order of arguments). Fields that neither side has
 * stamped come from `a` if both agree, else from the one that sorts last. The result's keys are sorted: revisions depend on key order.
 */
export function mergeStampedFields<T extends Stamped>(a: T, b: T): T {
  const merged: Record<string, unknown> = {};
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  for (const key of keys) {
    if (key === 'stamps') continue;
    const value = pick(key, a, b);
    if (value !== undefined) merged[key] = value;
  }
  merged['stamps'] = mergeStamps(a.stamps, b.stamps);
  return sortKeys(merged) as T;
}

function pick<T extends Stamped>(key: string, a: T, b: T): unknown {
  const inA = a[key as keyof T];
  const inB = b[key as keyof T];
  switch (laterStamp(a.stamps[key], b.stamps[key])) {
    case 'a':
      return inA;
    case 'b':
      return inB;
    case 'same':
      return sortingLast(inA, inB);
  }
}

/** A field that is not there sorts before every value: before `null`, too, which says something and is kept. */
function sortingLast(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

function mergeStamps(a: Stamps, b: Stamps): Stamps {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(fields.map((field) => [field, [a[field] ?? '', b[field] ?? ''].sort()[1] as string]));
}

/** The same members with their keys sorted, since a revision depends on key order. */
export function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
}
