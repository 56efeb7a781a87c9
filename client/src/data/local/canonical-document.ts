import { canonicalJson } from '@coffee-catalog/shared/canonical-json';

/** The same document with all keys sorted: a revision depends on key order, and two devices that write the same must write the same revision. */
export function canonicalDocument<T>(document: T): T {
  return JSON.parse(canonicalJson(document)) as T;
}
