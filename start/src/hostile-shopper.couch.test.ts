import { randomBytes } from 'node:crypto';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { removeDocuments } from '@coffee-catalog/couchdb/contract/remove-documents';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import type { Device } from '@coffee-catalog/gateway/testing/device';
import { aPlacedOrder } from '@coffee-catalog/gateway/testing/documents';
import { type GatewayOnServer, gatewayOnServer } from '@coffee-catalog/gateway/testing/gateway-on-server';
import { type RunningProcessor, startProcessor } from '@coffee-catalog/order-processor/start-processor';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { createRing } from '@coffee-catalog/shared/ring/ring';
import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const WITHIN = { timeout: 60_000, interval: 50 };
const hash = () => randomBytes(16).toString('hex');
type Order = PlacedOrder & { _rev: string };

/* docs/threats.md, rows 1 to 5, as a shopper with a valid account and raw HTTP sees them: through the gateway, and past the processor. */
describeEachServer('a hostile shopper at the shop', (server) => {
  let on: GatewayOnServer;
  let processor: RunningProcessor;
  let eve: Device;
  let uid: string;
  const item = sampleItem();
  const itemId = item._id.slice('item:'.length);

  beforeAll(async () => {
    const ring = createRing();
    on = await gatewayOnServer(server, { ring });
    await removeDocuments(on.shop.as(CATALOG_LOADER), 'catalog', [item._id]);
    await on.shop.as(CATALOG_LOADER).use('catalog').insert(item);
    processor = await startProcessor({
      environment: {
        PROCESSOR_PORT: 0,
        PROCESSOR_HOST: '127.0.0.1',
        SHOP_TIME_ZONE: 'UTC',
        SHOP_CURRENCY: 'EUR',
        READY_MAX_AGE_S: 300,
        ANSWER_WITHIN_S: 3600,
        UNRECEIVED_AFTER_S: 86_400,
        PUBLIC_ORIGIN: 'http://localhost:3000',
        PUSH_ORIGINS: 'https://fcm.googleapis.com',
        SHARD: { index: 0, of: 1 },
      },
      couchUrl: server.adminUrl,
      now: Date.now,
      log: pino({ level: 'silent' }),
      ring,
    });
    eve = await on.newShopper();
    uid = eve.session?.userId as string;
  });
  afterAll(async () => {
    await processor?.close();
    if (on !== undefined) await removeDocuments(on.shop.as(CATALOG_LOADER), 'catalog', [item._id]);
    await on?.close();
  });

  /** An order of the item at this price, as a device seals it; whatever else it is told to be. */
  function order(unitPrice: number, changes: object = {}): Order {
    const sealed = aPlacedOrder(uid);
    const lines = sealed.lines.map((line) => ({ ...line, itemId, unitPrice }));
    return { ...sealed, lines, quote: { total: unitPrice, currency: 'EUR' }, _rev: `1-${hash()}`, ...changes };
  }
  const push = async (...docs: object[]) => {
    const answer = await eve.sync('POST', '/placedOrders/_bulk_docs', { docs, new_edits: false });
    expect(answer.status).toBe(201);
    return (answer.json as { reason: string }[]).map(({ reason }) => reason);
  };
  const seen = (id: string): Promise<Record<string, unknown>> =>
    vi.waitFor(async () => {
      const answer = await eve.sync('GET', `/processedOrders/${id}`);
      expect(answer.status).toBe(200);
      expect((await eve.sync('GET', `/placedOrders/${id}`)).status).toBe(404);
      return answer.json;
    }, WITHIN);

  test('1: a price of their own is not charged: the order is refused, and says why', async () => {
    const cheap = order(1);
    expect(await push(cheap)).toEqual([]);
    expect(await seen(cheap._id)).toMatchObject({ status: 'refused', total: 0, reason: { code: 'price-changed' } });
    const fair = order(item.price.amount);
    await push(fair);
    expect(await seen(fair._id)).toMatchObject({ status: 'received', total: item.price.amount });
  });

  test('2: what the shop says of an order cannot be said by the shopper', async () => {
    const forged = ['receivedTime', 'status', 'orderNumber', 'total', 'history', 'claimedTime'].map((field) =>
      order(item.price.amount, { [field]: field }),
    );
    expect(await push(...forged)).toEqual(forged.map(() => expect.stringContaining('is not a known field')));
    for (const { _id } of forged) expect((await eve.sync('GET', `/placedOrders/${_id}`)).status).toBe(404);
  });

  test('3, 4: an order that was received stays as it is, whatever is sent under its id', async () => {
    const placed = order(item.price.amount);
    await push(placed);
    const received = await seen(placed._id);
    const tampered = { ...placed, customerName: 'Eve' };
    const second = hash();
    const grown = { ...tampered, _rev: `2-${second}`, _revisions: { start: 2, ids: [second, placed._rev.slice(2)] } };
    const deep = { ...tampered, _rev: `9-${hash()}` };
    const writtenOnce = expect.stringMatching(/^_rev: /);
    expect(await push(grown, deep)).toEqual([writtenOnce, writtenOnce]);
    // The same again, and a first revision of other content: neither is a new order.
    const other = { ...tampered, note: 'and a cake', _rev: `1-${hash()}` };
    expect(await push(placed, other)).toEqual([]);
    await vi.waitFor(async () => {
      const { differences } = await seen(placed._id);
      expect(differences).toMatchObject([{ rev: other._rev }]);
    }, WITHIN);
    const { status, orderNumber, receivedTime, customerName, lines, total } = await seen(placed._id);
    expect({ status, orderNumber, receivedTime, customerName, lines, total }).toEqual({
      status: 'received',
      orderNumber: received['orderNumber'],
      receivedTime: received['receivedTime'],
      customerName: 'Ada',
      lines: received['lines'],
      total: received['total'],
    });
  });

  test('5: an order in another user’s name, or under another user’s id, is theirs and touches nobody else’s', async () => {
    const bob = await on.newShopper();
    const bobsUid = bob.session?.userId as string;
    expect(await push(order(item.price.amount, { userId: bobsUid }))).toEqual([
      expect.stringContaining('userId: is not the user whose collection this is'),
    ]);
    const bobs = order(item.price.amount, { userId: bobsUid });
    await bob.sync('POST', '/placedOrders/_bulk_docs', { docs: [bobs], new_edits: false });
    const stolen = order(item.price.amount, { _id: bobs._id, customerName: 'Eve' });
    await push(stolen);
    expect(await seen(bobs._id)).toMatchObject({ userId: uid, customerName: 'Eve', status: 'received' });
    await vi.waitFor(async () => {
      const { json } = await bob.sync('GET', `/processedOrders/${bobs._id}`);
      expect(json).toMatchObject({ userId: bobsUid, customerName: 'Ada', status: 'received', differences: [] });
    }, WITHIN);
  });
});
