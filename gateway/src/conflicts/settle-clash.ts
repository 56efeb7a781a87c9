import type { ConflictChoice } from '@coffee-catalog/shared/api/conflicts';
import type { FieldChange } from '@coffee-catalog/shared/audit/audit-entry';
import { Item } from '@coffee-catalog/shared/catalog/item';
import { nextStamp } from '@coffee-catalog/shared/stamps/stamp';
import * as z from 'zod/mini';
import type { Documents, Stored } from '../couch/documents.ts';
import type { Writer } from '../items/change-item.ts';
import { fieldOf, isOpen, readClash } from './open-clashes.ts';

/** The item with the chosen value; or there is no such clash; or somebody wrote the field since; or the database refuses it. */
export type Settled =
  | { kind: 'settled'; item: Item; stamp: string; change: FieldChange }
  | { kind: 'unknown' }
  | { kind: 'settled-before' }
  | { kind: 'refused'; reason: string };

/**
 * Writes the field once more, with the chosen value and a stamp of its own, also where it is the value that holds: then every replica that still brings
 * the other one gives way to it. `catalog` and `audit` are read and written as the owner.
 */
export async function settleClash(
  { catalog, audit }: { catalog: Documents; audit: Documents },
  { id, value }: ConflictChoice,
  writer: Writer,
): Promise<Settled> {
  const entry = readClash(await audit.read(id));
  const field = entry === undefined ? undefined : fieldOf(entry);
  const [clashed] = entry?.fields ?? [];
  if (entry === undefined || field === undefined || clashed === undefined) return { kind: 'unknown' };
  const [chosen, rejected] = value === 'kept' ? [clashed.after, clashed.before] : [clashed.before, clashed.after];
  for (;;) {
    const document = await catalog.read<Stored>(entry.subject);
    if (document === undefined) return { kind: 'unknown' };
    const { _rev, ...stored } = document;
    const item = z.parse(Item, stored);
    if (!isOpen(entry, item, field)) return { kind: 'settled-before' };
    const stamp = nextStamp(Object.values(item.stamps), { now: writer.now(), deviceId: writer.deviceId });
    const settled: Item = { ...item, [field]: chosen, stamps: { ...item.stamps, [field]: stamp } };
    const written = await catalog.write({ ...settled, ...(_rev === undefined ? {} : { _rev }) });
    if (written.kind === 'forbidden') return { kind: 'refused', reason: written.reason };
    // Somebody wrote the item meanwhile: perhaps this very field.
    if (written.kind === 'conflict') continue;
    return { kind: 'settled', item: settled, stamp, change: { field, before: rejected, after: chosen } };
  }
}
