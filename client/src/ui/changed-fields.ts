import { canonicalJson } from '@coffee-catalog/shared/canonical-json';

/** Only what differs: each field is stamped on its own, so a field nobody touched must not overwrite what another device wrote. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const changed = Object.entries(after).filter(
    ([field, value]) => canonicalJson(value) !== canonicalJson(before[field as keyof T]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
