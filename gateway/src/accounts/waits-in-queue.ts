import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { type PlacedId, parsePlacedId } from '@coffee-catalog/shared/orders/placed-id';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';

/**
 * Whether something of this user waits for the shop: an order, or what they said about one that the shop has taken on. It must have its outcome before the queue goes.
 * A wish or an answer whose order never came waits for nothing. Asked in the user's name: no other principal of ours may read there.
 */
export async function waitsInQueue(ask: AskCouch, uid: string): Promise<boolean> {
  const placed = await listPlaced(ask, uid);
  if (placed.some(({ kind }) => kind === 'order')) return true;
  // An order is published before it leaves the queue: what is in neither never came.
  for (const orderId of new Set(placed.map(({ orderId }) => orderId)))
    if ((await readAs(ask, uid, userDatabase('processedOrders', uid), orderId)) !== undefined) return true;
  return false;
}

async function listPlaced(ask: AskCouch, uid: string): Promise<PlacedId[]> {
  // Where there is no queue (any more) nothing waits in it.
  const answer = await readAs(ask, uid, userDatabase('placedOrders', uid), '_all_docs');
  const { rows } = (answer ?? { rows: [] }) as { rows: { id: string }[] };
  return rows.flatMap(({ id }) => parsePlacedId(id) ?? []);
}

/** What lies at this place of a database; `undefined` where there is no such place (404). */
async function readAs(ask: AskCouch, uid: string, database: string, place: string): Promise<unknown> {
  const { status, body } = await ask({ as: accountPrincipal(uid, []), method: 'GET', path: `/${database}/${place}` });
  const json: unknown = await body.json();
  if (status === 404) return undefined;
  if (status !== 200) throw new CouchUnavailable(`reading ${place} of ${database}`, { cause: new Error(`${status}`) });
  return json;
}
