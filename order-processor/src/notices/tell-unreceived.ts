import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import { pathOf } from '../server/document.ts';
import { type Telling, tellOrder } from './tell-order.ts';

type ParkedRow = {
  readonly doc?: { readonly database?: unknown; readonly documentId?: unknown; readonly parkedTime?: unknown };
};

/**
 * Tells shoppers of orders that have reached the shop and that a failure of its own keeps from being received: those parked for longer than `afterMs`, by the
 * server's clock. A device that is open finds out by itself; this is for those that are not.
 */
export async function tellUnreceived(
  telling: Telling,
  { afterMs, isOurs }: { afterMs: number; isOurs: (uid: string) => boolean },
): Promise<void> {
  const answer = await telling.ask({
    method: 'GET',
    path: pathOf('parked', '_all_docs'),
    query: { include_docs: true },
  });
  for (const { doc } of (answer as { rows: ParkedRow[] }).rows) {
    const uid = parseUserDatabase(String(doc?.database))?.uid;
    const orderId = String(doc?.documentId);
    const since = Date.parse(String(doc?.parkedTime));
    if (uid === undefined || !isOurs(uid) || !ORDER_ID_PATTERN.test(orderId)) continue;
    if (telling.now() - since >= afterMs) await tellOrder(telling, orderKey(uid, orderId), 'not-received');
  }
}
