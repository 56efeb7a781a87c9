import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import type { AuditPage } from '@coffee-catalog/shared/api/audit';
import type { Conflict } from '@coffee-catalog/shared/api/conflicts';
import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import type { Edit, StoredItem } from '@coffee-catalog/shared/testing/torn-revisions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';
import { NOON, storeItem, tearItem } from '../testing/torn-item.ts';

const WITHIN = { timeout: 10_000 };

describeEachServer('edits of the catalog that were made apart', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
  });
  afterAll(() => on?.close());

  const asOwner = () => on.shop.as(CATALOG_LOADER);
  const catalog = () => asOwner().use<Item>('catalog');
  const anItem = () => storeItem(asOwner());
  const tear = (item: StoredItem, ...edits: Edit[]) => tearItem(asOwner(), item, edits);
  const stored = (item: Item) =>
    catalog().get(item._id, { conflicts: true }) as Promise<Item & { _conflicts?: string[] }>;
  const untilWhole = async (item: Item): Promise<void> => {
    await expect.poll(async () => (await stored(item))._conflicts, WITHIN).toBeUndefined();
  };
  const conflictsOf = async (item: Item): Promise<Conflict[]> => {
    const answer = await owner.request('GET', '/api/conflicts');
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return (answer.json as { conflicts: Conflict[] }).conflicts.filter(({ itemId }) => itemId === itemIdOf(item));
  };
  const choose = (id: string, value: 'kept' | 'other') => owner.request('POST', '/api/conflicts/choice', { id, value });
  const historyOf = async (item: Item): Promise<AuditEntry[]> =>
    ((await owner.request('GET', `/api/audit?subject=${item._id}`)).json as AuditPage).entries;

  test('different fields all hold, the losing revisions are gone, and it is written down', async () => {
    const item = await anItem();
    await tear(
      item,
      { change: { name: 'Cortado' }, now: NOON + 1, deviceId: 'ada' },
      { change: { price: { amount: 450, currency: 'EUR' } }, now: NOON + 2, deviceId: 'bob' },
      { change: { available: false }, now: NOON + 3, deviceId: 'eve' },
    );
    await untilWhole(item);
    expect(await stored(item)).toMatchObject({ name: 'Cortado', price: { amount: 450 }, available: false });
    const [merged, ...others] = await historyOf(item);
    expect([merged?.action, merged?.by, others]).toEqual(['merged', null, []]);
    // Of the three edits everybody saw one before.
    expect(merged?.fields).toHaveLength(2);
    expect(await conflictsOf(item)).toEqual([]);
  });

  test('of one field that two wrote the later holds, both are shown, and one tap chooses the other', async () => {
    const item = await anItem();
    await tear(
      item,
      { change: { price: { amount: 480, currency: 'EUR' } }, now: NOON + 9, deviceId: 'ada' },
      { change: { price: { amount: 390, currency: 'EUR' }, name: 'Cortado' }, now: NOON + 5, deviceId: 'bob' },
    );
    await untilWhole(item);
    expect(await stored(item)).toMatchObject({ name: 'Cortado', price: { amount: 480 } });
    const [conflict, ...more] = await conflictsOf(item);
    expect([more, conflict]).toEqual([
      [],
      {
        id: expect.any(String),
        itemId: itemIdOf(item),
        itemName: 'Cortado',
        field: 'price',
        kept: { value: { amount: 480, currency: 'EUR' }, by: null, time: new Date(NOON + 9).toISOString() },
        other: { value: { amount: 390, currency: 'EUR' }, by: null, time: new Date(NOON + 5).toISOString() },
      },
    ]);
    const id = (conflict as Conflict).id;
    const chosen = await choose(id, 'other');
    expect([chosen.status, (chosen.json as { item: Item }).item.price.amount]).toEqual([200, 390]);
    expect(await conflictsOf(item)).toEqual([]);
    expect((await historyOf(item))[0]).toMatchObject({
      action: 'chosen',
      by: { userId: owner.session?.userId },
      fields: [{ field: 'price', before: { amount: 480 }, after: { amount: 390 } }],
    });
    expect((await choose(id, 'kept')).status).toBe(409);
  });

  test('what was chosen is not asked again when another replica still brings the value that gave way', async () => {
    const item = await anItem();
    const byBob = { change: { name: 'Kortado' }, now: NOON + 5, deviceId: 'bob' };
    await tear(item, { change: { name: 'Cortado' }, now: NOON + 9, deviceId: 'ada' }, byBob);
    await untilWhole(item);
    const [conflict] = await conflictsOf(item);
    expect((await choose((conflict as Conflict).id, 'kept')).status).toBe(200);
    expect(await conflictsOf(item)).toEqual([]);
    await tear(item, byBob);
    await untilWhole(item);
    expect((await stored(item)).name).toBe('Cortado');
    expect(await conflictsOf(item)).toEqual([]);
  });

  test('who wrote which value is told where the record knows, and writing the field anew settles it', async () => {
    const item = await anItem();
    const path = `/api/items/${itemIdOf(item)}`;
    expect((await owner.request('PATCH', path, { name: 'Cortado' })).status).toBe(200);
    await tear(item, { change: { name: 'Kortado' }, now: Date.now() + 60_000, deviceId: 'bob' });
    await untilWhole(item);
    const [conflict] = await conflictsOf(item);
    expect(conflict).toMatchObject({
      field: 'name',
      kept: { value: 'Kortado', by: null },
      other: { value: 'Cortado', by: { userId: owner.session?.userId, deviceName: expect.any(String) } },
    });
    expect((await owner.request('PATCH', path, { name: 'Gibraltar' })).status).toBe(200);
    expect(await conflictsOf(item)).toEqual([]);
  });

  test('several gateways write one revision and tell of a clash once', async () => {
    await Promise.all([on.start(), on.start()]);
    const item = await anItem();
    await tear(
      item,
      { change: { name: 'Cortado' }, now: NOON + 1, deviceId: 'ada' },
      { change: { name: 'Kortado', available: false }, now: NOON + 2, deviceId: 'bob' },
    );
    await untilWhole(item);
    expect(await conflictsOf(item)).toHaveLength(1);
    const actions = (await historyOf(item)).map(({ action }) => action).sort();
    expect(actions.filter((action) => action === 'clashed')).toHaveLength(1);
    expect(await stored(item)).toMatchObject({ name: 'Kortado', available: false });
  });

  test('only the owner sees and decides', async () => {
    const shopper = await on.newShopper();
    const id = `${'0'.repeat(12)}-0000-merge-x/item:${crypto.randomUUID()}`;
    expect((await shopper.request('GET', '/api/conflicts')).status).toBe(403);
    expect((await shopper.request('POST', '/api/conflicts/choice', { id, value: 'kept' })).status).toBe(403);
    expect((await on.newDevice().request('GET', '/api/conflicts')).status).toBe(401);
    expect((await choose(id, 'kept')).status).toBe(404);
    expect((await owner.request('POST', '/api/conflicts/choice', { id: 'x', value: 'kept' })).status).toBe(400);
  });
});
