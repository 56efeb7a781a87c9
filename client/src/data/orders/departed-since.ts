import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { LocalDatabase } from '../local/local-database.ts';

/** The orders that left this device's placedOrders after a sequence of its own, and the sequence up to which that is said. */
export async function departedSince(
  placed: LocalDatabase,
  since: number,
): Promise<{ seq: number; orderIds: string[] }> {
  // The sequence first: what is written in between is looked at twice, never missed.
  const { update_seq } = await placed.run((pouch) => pouch.info());
  const seq = Number(update_seq);
  // A database that was emptied counts from the beginning again.
  const { results } = await placed.run((pouch) => pouch.changes({ since: since > seq ? 0 : since }));
  const orderIds = results.flatMap(({ id, deleted }) => (deleted === true && ORDER_ID_PATTERN.test(id) ? [id] : []));
  return { seq, orderIds };
}
