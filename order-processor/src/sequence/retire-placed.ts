import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { hashOf } from '@coffee-catalog/shared/sha256';
import { type Content, followedBy, revisionsOf, writeRevisions } from '../server/document.ts';
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

/**
 * The tombstone of a leaf (revision `rev`) of a document, and its place in the tree. The leaf's own chain may be left out where the database is known
 * to have the leaf.
 */
export function tombstoneOn(id: string, rev: string, chain = revisionsOf(rev)): Content {
  const derived = `${chain.start + 1}-${hashOf(['retired', id, rev]).slice(0, 32)}`;
  return { _id: id, _rev: derived, _revisions: followedBy(chain, derived), _deleted: true };
}
