import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { hashOf } from '@coffee-catalog/shared/sha256';
import { type Content, revisionsOf, writeRevisions } from '../server/document.ts';
import type { Shop } from './shop.ts';

/**
 * Step P3: tombstones on leaves of a document of the user's placedorders. Only what the book has dealt with may be given here.
 * The tombstone's revision follows from the leaf's, so that a repeat, here or by another processor, changes nothing.
 * After a crash right here: the document is gone from the queue, and there is nothing left to do but the checkpoints.
 */
export async function retirePlaced(
  { ask }: Pick<Shop, 'ask'>,
  { uid, id, revs }: { uid: string; id: string; revs: readonly string[] },
): Promise<void> {
  const tombstones = [...new Set(revs)].map((rev) => tombstoneOn(id, rev));
  await writeRevisions(ask, userDatabase('placedOrders', uid), tombstones);
}

/** The tombstone of a leaf (revision `rev`) of a placed document, and its place in the tree. */
export function tombstoneOn(id: string, rev: string): Content {
  const { start, ids } = revisionsOf(rev);
  const derived = hashOf(['retired', id, rev]).slice(0, 32);
  const revisions = { start: start + 1, ids: [derived, ...ids] };
  return { _id: id, _rev: `${start + 1}-${derived}`, _revisions: revisions, _deleted: true };
}
