import type { ItemChange, NewItem } from '@coffee-catalog/shared/api/items';
import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { Item } from '@coffee-catalog/shared/catalog/item';
import { nextStamp } from '@coffee-catalog/shared/stamps/stamp';
import * as z from 'zod/mini';
import type { Documents, Stored } from '../couch/documents.ts';

/** Who writes, and when: the gateway's clock in milliseconds, and the id of the device in the owner's hand. */
export type Writer = { readonly now: () => number; readonly deviceId: string };

/**
 * The item as stored, what it was before where it was there, and the stamp of what was changed (none: nothing was); or there is none; or the database
 * refuses it, with the reason.
 */
export type WrittenItem =
  | { kind: 'written'; item: Item; before?: Item; stamp?: string }
  | { kind: 'unknown' }
  | { kind: 'refused'; reason: string };

const ATTEMPTS = 10;

/** Creates an item under a new id. `catalog` is the catalog as the owner. */
export async function createItem(
  catalog: Documents,
  itemId: string,
  fields: NewItem,
  writer: Writer,
): Promise<WrittenItem> {
  const stamp = nextStamp([], { now: writer.now(), deviceId: writer.deviceId });
  const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, stamp]));
  const item: Item = { _id: `item:${itemId}`, type: 'item', schemaVersion: 1, ...fields, stamps };
  const written = await catalog.write(item);
  switch (written.kind) {
    case 'written':
      return { kind: 'written', item, stamp };
    case 'forbidden':
      return { kind: 'refused', reason: written.reason };
    case 'conflict':
      throw new Error(`creating the item ${itemId}: the id is taken`);
  }
}

/**
 * Changes the fields that are given and differ, each with a stamp of its own, so that two edits of different fields both hold, whoever is quicker.
 * `catalog` is the catalog as the owner.
 */
export async function changeItem(
  catalog: Documents,
  itemId: string,
  change: ItemChange,
  writer: Writer,
): Promise<WrittenItem> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const document = await catalog.read<Stored & { _attachments?: unknown }>(`item:${itemId}`);
    if (document === undefined) return { kind: 'unknown' };
    const { _rev, ...stored } = document;
    const item = z.parse(Item, stored);
    const differing = findDiffering(item, change);
    if (differing.length === 0) return { kind: 'written', item, before: item };
    const stamp = nextStamp(Object.values(item.stamps), { now: writer.now(), deviceId: writer.deviceId });
    const changed = applyChange(item, differing, stamp);
    const written = await catalog.write({ ...changed, ...(_rev === undefined ? {} : { _rev }) });
    if (written.kind === 'written') return { kind: 'written', item: changed, before: item, stamp };
    if (written.kind === 'forbidden') return { kind: 'refused', reason: written.reason };
  }
  throw new Error(`changing the item ${itemId}: somebody else was quicker ${ATTEMPTS} times`);
}

function findDiffering(item: Item, change: ItemChange): [field: string, value: unknown][] {
  return Object.entries(change).filter(
    ([field, value]) =>
      value !== undefined && canonicalJson(value) !== canonicalJson(item[field as keyof NewItem] ?? null),
  );
}

function applyChange(item: Item, differing: [field: string, value: unknown][], stamp: string): Item {
  const stamps = Object.fromEntries(differing.map(([field]) => [field, stamp]));
  return { ...item, ...Object.fromEntries(differing), stamps: { ...item.stamps, ...stamps } };
}
