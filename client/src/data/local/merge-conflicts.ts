import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { canonicalDocument } from './canonical-document.ts';
import { type LiveCollection, type LiveRow, type ParseDocument, stripMeta } from './live-collection.ts';

type Merging<T> = { parse: ParseDocument<T>; merge: (a: T, b: T) => T };

/**
 * Makes one revision of each row that has several live leaves. The merged revision is stored first and the others go after it: in one write, a tap that
 * changes the row meanwhile would refuse the merge and still let the others go, with what only they held. Every device writes the same
 * revisions. Returns how many rows it merged; a row that was changed meanwhile is left to the next time.
 */
export async function mergeConflicts<T extends { _id: string }>(
  collection: LiveCollection<T>,
  merging: Merging<T>,
): Promise<number> {
  const torn = [...collection.store.get().rows.values()].filter((row) => row.conflicts.length > 0);
  let merged = 0;
  for (const row of torn) merged += (await mergeRow(collection, row, merging)) ? 1 : 0;
  if (merged > 0) await collection.refresh();
  return merged;
}

async function mergeRow<T extends { _id: string }>(
  { database }: LiveCollection<T>,
  row: LiveRow<T>,
  { parse, merge }: Merging<T>,
): Promise<boolean> {
  const docs = [{ id: row.id, rev: row.rev }, ...row.conflicts.map((rev) => ({ id: row.id, rev }))];
  const { results } = await database.run((pouch) => pouch.bulkGet({ docs }));
  const leaves: T[] = [];
  for (const { docs: found } of results) {
    for (const answer of found) {
      const leaf = 'ok' in answer ? parse(stripMeta({ ...answer.ok })) : undefined;
      // A leaf of a later version is not ours to merge: the device that understands it will.
      if (leaf === undefined) return false;
      leaves.push(leaf);
    }
  }
  const whole = canonicalDocument(leaves.reduce((a, b) => merge(a, b)));
  const tombstones = row.conflicts.map((rev) => ({ _id: row.id, _rev: rev, _deleted: true }));
  const write = (documents: object[]) => database.run((pouch) => pouch.bulkDocs(documents));
  if (canonicalJson(whole) !== canonicalJson(leaves[0])) {
    const [written] = await write([{ ...whole, _rev: row.rev }]);
    if (written === undefined || 'error' in written) return false;
  }
  await write(tombstones);
  return true;
}
