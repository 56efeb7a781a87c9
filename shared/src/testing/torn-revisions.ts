import type { ItemChange } from '../api/items.ts';
import type { Item } from '../catalog/item.ts';
import { nextStamp } from '../stamps/stamp.ts';

/** An item as the database holds it, with the path of its revisions. */
export type StoredItem = Item & { _rev: string; _revisions: { start: number; ids: string[] } };
/** An edit that another server of the shop has stored, at `now` of its writer's clock. */
export type Edit = { change: ItemChange; now: number; deviceId: string };

/**
 * Edits as replication brings them: each a branch of its own that grows out of the same revision, to be written with `new_edits: false`. `newHash`
 * gives 32 hex digits, others each time.
 */
export function tornRevisions(item: StoredItem, edits: readonly Edit[], newHash: () => string): StoredItem[] {
  return edits.map(({ change, now, deviceId }) => {
    const stamp = nextStamp(Object.values(item.stamps), { now, deviceId });
    const stamps = Object.fromEntries(Object.keys(change).map((field) => [field, stamp]));
    const start = item._revisions.start + 1;
    const hash = newHash();
    const revisions = { _rev: `${start}-${hash}`, _revisions: { start, ids: [hash, ...item._revisions.ids] } };
    return { ...item, ...change, stamps: { ...item.stamps, ...stamps }, ...revisions } as StoredItem;
  });
}
