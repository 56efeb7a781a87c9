import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey, parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { parsePlacedId } from '@coffee-catalog/shared/orders/placed-id';
import { readBook } from '../sequence/book.ts';
import { unlessUnreadable } from '../sequence/unless-unreadable.ts';
import { pathOf } from '../server/document.ts';
import { forgetWaiting, markWaiting, readWaiting } from './notice-marks.ts';
import { type Telling, tellOrder, tellOwners } from './tell-order.ts';

/** An order in the queue that this processor has seen, and since when, by its own clock. */
export type Queued = { readonly key: string; readonly since: number };

/** An order over which something lies parked: itself, an answer about it, or the wish to withdraw it. */
type Parked = Queued & { readonly isWithdrawal?: boolean };

export type UnreceivedParts = {
  /** After how long an order counts as not received, in milliseconds. */
  readonly afterMs: number;
  readonly isOurs: (uid: string) => boolean;
  /** What this processor has seen and not settled for a while: most orders are through long before, and cost no write. */
  readonly queued: () => readonly Queued[];
};

type ParkedRow = {
  readonly doc?: { readonly database?: unknown; readonly documentId?: unknown; readonly parkedTime?: unknown };
};

/**
 * Tells shoppers, and those who run the shop, of orders that have reached the shop and were not received for longer than `afterMs`, by the server's clock: those that lie parked, or the
 * answer they wait for, and those that still lie in the queue. Of a parked wish to withdraw only those who run the shop are told: the order itself may well be received. Since when an order is in the queue is written down, so that a processor that is started anew goes on counting. A device that is open finds out by
 * itself; this is for those that are not.
 */
export async function tellUnreceived(telling: Telling, parts: UnreceivedParts): Promise<void> {
  for (const { key, since } of parts.queued()) await markWaiting(telling.ask, key, since);
  const late: Parked[] = [...(await parkedOrders(telling)), ...(await waitingOrders(telling))];
  for (const { key, since, isWithdrawal } of late) {
    const uid = parseOrderKey(key)?.uid;
    if (uid === undefined || !parts.isOurs(uid) || telling.now() - since < parts.afterMs) continue;
    if (!isWithdrawal) await tellOrder(telling, key, { kind: 'not-received' });
    await tellOwners(telling, key);
  }
}

async function parkedOrders({ ask }: Telling): Promise<Parked[]> {
  const answer = await ask({ method: 'GET', path: pathOf('parked', '_all_docs'), query: { include_docs: true } });
  return (answer as { rows: ParkedRow[] }).rows.flatMap(({ doc }) => {
    const uid = parseUserDatabase(String(doc?.database))?.uid;
    const placed = parsePlacedId(String(doc?.documentId));
    if (uid === undefined || placed === undefined) return [];
    const since = Date.parse(String(doc?.parkedTime));
    return [{ key: orderKey(uid, placed.orderId), since, isWithdrawal: placed.kind === 'cancel' }];
  });
}

/** Those that were seen waiting, less those that the shop has decided on meanwhile, which are forgotten here. */
async function waitingOrders(telling: Telling): Promise<Queued[]> {
  const orders: Queued[] = [];
  for (const waiting of await readWaiting(telling.ask)) {
    await unlessUnreadable(telling.log, `orders/${waiting.key}`, async () => {
      if ((await readBook(telling, waiting.key)) === undefined) orders.push(waiting);
      else await forgetWaiting(telling.ask, waiting);
    });
  }
  return orders;
}
