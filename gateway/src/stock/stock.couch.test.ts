import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { StockLevel } from '@coffee-catalog/shared/api/stock';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aNewItem } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

describeEachServer('the owner’s stock', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
  });
  afterAll(() => on?.close());

  const newItem = async (): Promise<string> => {
    const { json } = await owner.request('POST', '/api/items', aNewItem());
    return (json as { item: Item }).item._id.slice('item:'.length);
  };
  const count = async (itemId: string, onHand: unknown, device = owner) =>
    await device.request('PUT', `/api/stock/${itemId}`, { onHand });
  const listed = async (itemId: string) => {
    const { items } = (await owner.request('GET', '/api/stock')).json as { items: StockLevel[] };
    return items.find((level) => level.itemId === itemId);
  };
  /** As the processor does for an order. */
  const promise = async (itemId: string, key: string, units: number) => {
    const stock = on.shop.as(PROCESSOR).use<StockCount>('stock');
    const document = await stock.get(`item:${itemId}`);
    await stock.insert({ ...document, reserved: { ...document.reserved, [key]: units } });
  };
  const newKey = () => `${'0'.repeat(32)}:${crypto.randomUUID()}`;

  test('an item is not counted until the owner counts it, and not any more when they stop', async () => {
    const itemId = await newItem();
    expect(await listed(itemId)).toBeUndefined();
    expect((await count(itemId, null)).json).toEqual({ itemId, onHand: null, reserved: 0, available: null });
    const counted = await count(itemId, 7);
    expect([counted.status, counted.json]).toEqual([200, { itemId, onHand: 7, reserved: 0, available: 7 }]);
    expect(await listed(itemId)).toEqual({ itemId, onHand: 7, reserved: 0, available: 7 });
    expect((await count(itemId, null)).json).toEqual({ itemId, onHand: null, reserved: 0, available: null });
    expect(await listed(itemId)).toBeUndefined();
  });

  test('what is promised to orders stays promised, whatever is counted', async () => {
    const itemId = await newItem();
    await count(itemId, 7);
    await promise(itemId, newKey(), 2);
    expect((await count(itemId, 3)).json).toEqual({ itemId, onHand: 3, reserved: 2, available: 1 });
    const fewer = await count(itemId, 1);
    expect([fewer.status, (fewer.json as { error: object }).error]).toMatchObject([
      409,
      { code: 'conflict', field: 'onHand', message: expect.stringContaining('2 units') },
    ]);
    expect(await listed(itemId)).toMatchObject({ onHand: 3, reserved: 2 });
    await count(itemId, null);
    expect((await count(itemId, 2)).json).toEqual({ itemId, onHand: 2, reserved: 2, available: 0 });
  });

  test('a count and promises made in the same moment all hold', async () => {
    const itemId = await newItem();
    await count(itemId, 50);
    const key = newKey();
    const [answer] = await Promise.all([
      count(itemId, 40),
      promise(itemId, key, 1).catch(() => promise(itemId, key, 1)),
    ]);
    expect(answer?.status).toBe(200);
    expect(await listed(itemId)).toMatchObject({ onHand: 40, reserved: 1, available: 39 });
  });

  test('only the owner counts, only items there are, and only whole numbers from zero', async () => {
    const itemId = await newItem();
    for (const wrong of [-1, 1.5, '3', 1_000_001, undefined]) {
      const { status, json } = await count(itemId, wrong);
      expect([wrong, status, (json as { error: { field?: string } }).error.field]).toEqual([wrong, 400, 'onHand']);
    }
    expect((await count(crypto.randomUUID(), 1)).status).toBe(404);
    const shopper = await on.newShopper();
    expect((await count(itemId, 1, shopper)).status).toBe(403);
    expect((await count(itemId, 1, on.newDevice())).status).toBe(401);
    expect((await shopper.request('GET', '/api/stock')).status).toBe(403);
    expect((await on.newDevice().request('GET', '/api/stock')).status).toBe(401);
  });
});
