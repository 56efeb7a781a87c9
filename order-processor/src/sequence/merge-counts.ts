import { mergeStock } from '@coffee-catalog/shared/stock/merge-stock';
import { reservedBy } from '@coffee-catalog/shared/stock/reserve-stock';
import { writeDocument, writeRevisions } from '../server/document.ts';
import { tombstoneOn } from './retire-placed.ts';
import type { Shop } from './shop.ts';
import type { Counted } from './stock.ts';

/**
 * Makes one leaf of an item's counts, of which a cluster took several (decision 0039): what the losers promise is promised by the winner, then they get their
 * tombstones. Whoever calls this reads again afterwards: somebody may have changed the winner meanwhile, and then nothing was done here.
 *
 * The winner is the database's own, which every processor sees alike: of all leaves that anybody read the greatest is never given a tombstone. One that
 * is changed while it gets its tombstone lives on beside it, and is merged the next time.
 */
export async function mergeCounts(
  { ask, log }: Pick<Shop, 'ask' | 'log'>,
  winner: Counted,
  losers: readonly Counted[],
): Promise<void> {
  const { _id: id } = winner.stock;
  const merged = mergeStock(
    winner.stock,
    losers.map(({ stock }) => stock),
  );
  if (merged !== winner.stock) {
    // Before the losers go: a crash right here leaves them, and merging again changes nothing.
    const written = await writeDocument(ask, 'stock', { id, rev: winner.rev, content: merged });
    if (written.kind === 'conflict') return;
  }
  const [promised, { onHand }] = [reservedBy(merged, () => true), merged];
  const lost = losers.map(({ rev }) => rev);
  // Both were told to their shoppers, and nothing of it can be undone here: somebody must count, or cancel orders.
  if (onHand !== null && promised > onHand)
    log.error({ item: id, onHand, promised, lost }, 'more units are promised than there are, on two servers apart');
  const tombstones = losers.map(({ rev, revisions }) => tombstoneOn(id, rev, revisions));
  await writeRevisions(ask, 'stock', tombstones);
}
