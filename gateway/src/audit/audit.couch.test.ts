import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { AuditPage } from '@coffee-catalog/shared/api/audit';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aNewItem } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

describeEachServer('who changed what', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
  });
  afterAll(() => on?.close());

  const read = async (query: string): Promise<AuditPage> => {
    const answer = await owner.request('GET', `/api/audit?${query}`);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return answer.json;
  };
  const me = () => owner.session?.userId as string;

  test('each change of an item is told with who, when, on which device, before and after, the newest first', async () => {
    const made = (await owner.request('POST', '/api/items', aNewItem())).json as { item: Item };
    const id = made.item._id;
    const path = `/api/items/${id.slice('item:'.length)}`;
    await owner.request('PATCH', path, { name: 'Cortado', price: { amount: 390, currency: 'EUR' } });
    await owner.request('PATCH', path, { name: 'Cortado' });
    await owner.request('PATCH', path, { soldOutOn: '2026-11-20' });
    await owner.request('PUT', `/api/stock/${id.slice('item:'.length)}`, { onHand: 12 });
    await owner.request('PUT', `/api/stock/${id.slice('item:'.length)}`, { onHand: 12 });
    const [counted, ...entries] = (await read(`subject=${id}`)).entries;
    expect(counted).toMatchObject({ action: 'counted', fields: [{ field: 'onHand', before: null, after: 12 }] });
    expect(entries.map(({ action, subjectName }) => [action, subjectName])).toEqual([
      ['changed', 'Cortado'],
      ['changed', 'Cortado'],
      ['created', 'Flat white'],
    ]);
    expect(entries[0]).toMatchObject({ fields: [{ field: 'soldOutOn', before: null, after: '2026-11-20' }] });
    expect(entries[1]?.fields).toEqual([
      { field: 'name', before: 'Flat white', after: 'Cortado' },
      { field: 'price', before: { amount: 420, currency: 'EUR' }, after: { amount: 390, currency: 'EUR' } },
    ]);
    expect(entries[1]?.by).toMatchObject({ userId: me(), deviceName: expect.any(String) });
    const item = (await server.request('GET', `/catalog/${id}`)).json as Item;
    expect(entries[1]?._id).toBe(`${item.stamps['price']}/${id}`);
  });

  test('roles, disabling and a new password are told of the account, and none of it holds the password', async () => {
    const ada = await on.newShopper();
    const path = `/api/users/${ada.session?.userId}`;
    await owner.request('PATCH', path, { roles: ['staff'] });
    await owner.request('PATCH', path, { roles: ['staff'], disabled: true });
    await owner.request('PATCH', path, { disabled: false });
    const reset = (await owner.request('POST', `${path}/password-reset`)).json as { password: string };
    const { entries } = await read(`subject=account:${ada.session?.userId}`);
    expect(entries.map(({ action }) => action)).toEqual(['password-reset', 'enabled', 'disabled', 'roles']);
    expect(entries[3]?.fields).toEqual([{ field: 'roles', before: ['shopper'], after: ['shopper', 'staff'] }]);
    expect(JSON.stringify(entries)).not.toContain(reset.password);
  });

  test('a refused change is not told', async () => {
    const before = await read('limit=1');
    const missing = await owner.request('PATCH', `/api/items/${crypto.randomUUID()}`, { name: 'x' });
    expect(missing.status).toBe(404);
    expect(await read('limit=1')).toEqual(before);
  });

  test('everything is read page by page, by the owner alone, and written by nobody from outside', async () => {
    const one = await read('limit=2');
    const two = await read(`limit=2&after=${encodeURIComponent(one.next as string)}`);
    const both = await read('limit=4');
    expect([...one.entries, ...two.entries]).toEqual(both.entries);
    const shopper = await on.newShopper();
    expect((await shopper.request('GET', '/api/audit')).status).toBe(403);
    expect((await on.newDevice().request('GET', '/api/audit')).status).toBe(401);
    expect((await owner.request('GET', '/api/audit?after=x')).json).toMatchObject({ error: { field: 'after' } });
    expect((await owner.request('GET', '/api/audit?subject=orders')).json).toMatchObject({
      error: { field: 'subject' },
    });
  });
});
