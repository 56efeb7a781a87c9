import { createHash } from 'node:crypto';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aNewItem } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

/** The smallest PNG, of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

describeEachServer('the owner’s catalog', (server) => {
  let on: GatewayOnServer;
  let owner: Device;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    owner = await on.newOwner();
  });
  afterAll(() => on?.close());

  const create = async (fields: object = {}): Promise<Item> => {
    const answer = await owner.request('POST', '/api/items', { ...aNewItem(), ...fields });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return (answer.json as { item: Item }).item;
  };
  const change = (item: Item, fields: object) =>
    owner.request('PATCH', `/api/items/${item._id.slice('item:'.length)}`, fields);

  test('an item is created, every field with its stamp, and is in the catalog', async () => {
    const item = await create({ name: 'Cortado' });
    expect(Object.keys(item.stamps).sort()).toEqual(Object.keys(aNewItem()).sort());
    const { _rev, ...stored } = (await server.request('GET', `/catalog/${item._id}`)).json as Item & { _rev: string };
    expect(stored).toEqual(item);
  });

  test('a change stamps what it changes and nothing else; the same again changes nothing', async () => {
    const item = await create();
    const answer = await change(item, { price: { amount: 450, currency: 'EUR' }, name: item.name });
    const changed = (answer.json as { item: Item }).item;
    expect(changed.price.amount).toBe(450);
    expect((changed.stamps['price'] as string) > (item.stamps['price'] as string)).toBe(true);
    expect(changed.stamps['name']).toBe(item.stamps['name']);
    const before = (await server.request('GET', `/catalog/${item._id}`)).json as { _rev: string };
    await change(item, { price: { amount: 450, currency: 'EUR' } });
    expect(((await server.request('GET', `/catalog/${item._id}`)).json as { _rev: string })._rev).toBe(before._rev);
  });

  test('two changes of different fields at once both hold', async () => {
    const item = await create();
    const answers = await Promise.all([
      change(item, { name: 'Flat white, large' }),
      change(item, { price: { amount: 480, currency: 'EUR' } }),
      change(item, { available: false }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await server.request('GET', `/catalog/${item._id}`)).json).toMatchObject({
      name: 'Flat white, large',
      price: { amount: 480 },
      available: false,
    });
  });

  test('an item is sold out for a day, and put back', async () => {
    const item = await create();
    const soldOut = await change(item, { soldOutOn: '2026-11-20' });
    expect((soldOut.json as { item: Item }).item).toMatchObject({ soldOutOn: '2026-11-20', available: true });
    const back = await change(item, { soldOutOn: null });
    expect((back.json as { item: Item }).item.soldOutOn).toBeNull();
    expect((await change(item, { soldOutOn: 'today' })).status).toBe(400);
  });

  test('what is wrong is named, and only the owner writes', async () => {
    const item = await create();
    const wrong = async (fields: object) => {
      const { status, json } = await change(item, fields);
      return [status, (json as { error: { field?: string } }).error.field];
    };
    expect(await wrong({ price: { amount: 4.5, currency: 'EUR' } })).toEqual([400, 'price.amount']);
    expect(await wrong({ price: { amount: 450, currency: 'USD' } })).toEqual([400, 'price.currency']);
    expect(await wrong({ category: 'weapons' })).toEqual([400, 'category']);
    expect(await wrong({ name: '' })).toEqual([400, 'name']);
    expect(await wrong({ image: 'a'.repeat(64) })).toEqual([400, 'image']);
    expect(await wrong({ stamps: {} })).toEqual([400, 'stamps']);
    const missing = { ...item, _id: `item:${crypto.randomUUID()}` };
    expect((await change(missing, { name: 'x' })).status).toBe(404);
    const shopper = await on.newShopper();
    expect((await shopper.request('POST', '/api/items', aNewItem())).status).toBe(403);
    expect((await on.newDevice().request('POST', '/api/items', aNewItem())).status).toBe(401);
  });

  test('a picture is kept under its hash, served for ever, and asked for again without a body', async () => {
    const answer = await owner.request('POST', '/api/images', PNG, { 'content-type': 'image/png' });
    const image = createHash('sha256').update(PNG).digest('hex');
    expect([answer.status, answer.json]).toEqual([201, { image }]);
    expect((await owner.request('POST', '/api/images', PNG, { 'content-type': 'image/jpeg' })).status).toBe(201);
    const guest = on.newDevice();
    const got = await guest.fetch(`${guest.origin}/images/${image}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      etag: `"${image}"`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    const again = await guest.request('GET', `/images/${image}`, undefined, { 'if-none-match': `W/"x", "${image}"` });
    expect([again.status, again.text]).toEqual([304, '']);
    const item = await create({ image });
    expect(item.image).toBe(image);
  });

  test('what is no picture is not kept, whatever it says it is; nor is anything large, nor anybody else’s', async () => {
    const upload = async (body: string | Buffer<ArrayBuffer>, type: string, device = owner) =>
      (await device.request('POST', '/api/images', body, { 'content-type': type })).status;
    expect(await upload(SVG, 'image/png')).toBe(415);
    expect(await upload(SVG, 'image/svg+xml')).toBe(415);
    expect(await upload('', 'image/png')).toBe(415);
    expect(await upload(Buffer.concat([PNG, Buffer.alloc(2_000_000)]), 'image/png')).toBe(413);
    expect(await upload(PNG, 'image/png', await on.newShopper())).toBe(403);
    for (const path of [
      `/images/${'0'.repeat(64)}`,
      '/images/x',
      '/images/_design%2Fvalidation',
      '/images/..%2Forders',
    ]) {
      expect((await owner.request('GET', path)).status).toBe(404);
    }
  });

  test('a picture that set-up drew is served as one that can do nothing', async () => {
    const id = createHash('sha256').update(SVG).digest('hex');
    const attachment = { content_type: 'image/svg+xml', data: Buffer.from(SVG).toString('base64') };
    const images = on.shop.as(CATALOG_LOADER).use('images');
    const document = { _id: id, type: 'image', schemaVersion: 1, _attachments: { image: attachment } };
    // On a server that others use as well it may be there.
    await images.insert(document).catch(() => undefined);
    const got = await on.newDevice().request('GET', `/images/${id}`);
    expect(got.text).toBe(SVG);
    expect(got.headers.get('content-security-policy')).toContain('sandbox');
    expect(got.headers.get('content-type')).toBe('image/svg+xml');
  });
});
