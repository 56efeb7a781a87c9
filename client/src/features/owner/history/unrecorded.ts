import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import type { Item } from '@coffee-catalog/shared/catalog/item';

/** A field whose last change is in no entry: its stamp still says when. `time` is the writer's clock, ISO 8601 UTC. */
export type Unrecorded = { field: string; time: string };

/**
 * The fields of an item whose last write is not told by `entries`, all entries of this item (decision 0030). The stamp of a change is the beginning
 * of its entry's id, so what was written past the gateway, or could not be recorded, shows here.
 */
export function unrecordedFields(item: Pick<Item, 'stamps'>, entries: readonly AuditEntry[]): Unrecorded[] {
  const told = new Set(entries.map(({ _id }) => _id.split('/')[0]));
  return Object.entries(item.stamps)
    .filter(([, stamp]) => !told.has(stamp))
    .map(([field, stamp]) => ({ field, time: new Date(Number.parseInt(stamp.slice(0, 12), 16)).toISOString() }));
}
