import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { databasesOf, documentsOf } from './book-of-orders.ts';
import { couchOfShop } from './couch-of-shop.ts';
import type { ShopProcess } from './shop-process.ts';

/** Gives the shop's only shopper `count` more received orders like the one they have, a minute apart, as the processor publishes them. */
export async function addPastOrders(shop: ShopProcess, count: number): Promise<void> {
  const couch = await couchOfShop(shop, PROCESSOR);
  for (const database of await databasesOf(shop, 'processedorders-')) {
    const [sample] = await documentsOf(shop, database);
    if (sample === undefined) continue;
    const { _id, _rev, ...order } = sample.doc;
    const docs = Array.from({ length: count }, (_, index) => {
      const time = new Date(Date.parse(String(order['receivedTime'])) - (index + 1) * 60_000).toISOString();
      const times = { createdTime: time, placedTime: time, claimedTime: time, receivedTime: time };
      const history = [{ ...(order['history'] as [object])[0], time }];
      return { ...order, ...times, history, orderNumber: index + 1000, _id: pastOrderId(Date.parse(time), index) };
    });
    const answers = await couch.use(database).bulk({ docs });
    const refused = answers.find(({ error }) => error !== undefined);
    if (refused !== undefined) throw new Error(`${database}: ${refused.error} ${refused.reason}`);
  }
}

/** A UUID v7 of that time; the index stands for the random part. */
function pastOrderId(ms: number, index: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
