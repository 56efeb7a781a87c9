import { createHash, randomUUID } from 'node:crypto';
import { IMAGE_ATTACHMENT } from '@coffee-catalog/shared/catalog/image';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeedItem } from '../catalog/catalog-items.ts';
import type { Couch } from '../client/connect.ts';
import { describeEachServer } from '../contract/each-server.ts';
import { removeDocuments } from '../contract/remove-documents.ts';
import { shopOnServer } from '../contract/shop-on-server.ts';
import { CATALOG_LOADER } from '../principals/principal.ts';
import { loadCatalog } from './load-catalog.ts';

describeEachServer('loading the catalog', (server) => {
  let couch: Couch;
  beforeAll(async () => {
    couch = (await shopOnServer(server)).as(CATALOG_LOADER);
  });
  const sown: string[] = [];
  const seed = (): SeedItem => {
    const item = seedItem(randomUUID());
    sown.push(`item:${item.id}`);
    return item;
  };
  afterAll(() => removeDocuments(couch, 'catalog', sown));
  const stored = (id: string) => couch.use<Item>('catalog').get(`item:${id}`);
  const isThere = (id: string) =>
    stored(id).then(
      () => true,
      () => false,
    );

  test('every item is there, with its picture under the hash of its bytes', async () => {
    const items = [seed(), seed()];
    const steps: string[] = [];
    await loadCatalog({ couch, items, progress: ({ title, done, of }) => steps.push(`${title} ${done}/${of}`) });
    for (const { id, svg, price } of items) {
      const item = await stored(id);
      expect(item).toMatchObject({ type: 'item', price, available: true, stamps: {} });
      expect(item.image).toBe(createHash('sha256').update(svg).digest('hex'));
      const picture = await couch.use('images').attachment.get(item.image as string, IMAGE_ATTACHMENT);
      expect(picture.toString()).toBe(svg);
    }
    expect(steps.at(-1)).toBe('Loading the catalog 4/4');
  });

  test('what the owner changed or deleted stays so, and what is new is added', async () => {
    const [changed, deleted, added] = [seed(), seed(), seed()];
    await loadCatalog({ couch, items: [changed, deleted] });
    const catalog = couch.use<Item>('catalog');
    await catalog.insert({ ...(await stored(changed.id)), price: { amount: 999, currency: 'EUR' } });
    await catalog.destroy(`item:${deleted.id}`, (await stored(deleted.id))._rev);

    await loadCatalog({ couch, items: [{ ...changed, name: 'Another name' }, deleted, added] });
    expect(await stored(changed.id)).toMatchObject({ name: changed.name, price: { amount: 999 } });
    expect(await isThere(deleted.id)).toBe(false);
    expect(await isThere(added.id)).toBe(true);
  });

  test('a second time changes nothing, nor do two loaders at once', async () => {
    const items = Array.from({ length: 30 }, seed);
    await Promise.all([loadCatalog({ couch, items }), loadCatalog({ couch, items })]);
    const revisions = () => Promise.all(items.map(async ({ id }) => (await stored(id))._rev));
    const before = await revisions();
    expect(before.every((rev) => rev.startsWith('1-'))).toBe(true);
    await loadCatalog({ couch, items });
    expect(await revisions()).toEqual(before);
  });

  test('a loader that was killed after the pictures is finished by the next', async () => {
    const items = [seed(), seed()];
    await loadCatalog({ couch, items });
    const again = items.map((item) => ({ ...item, id: seed().id }));
    await loadCatalog({ couch, items: again });
    expect((await stored(again[0]?.id as string)).image).toBe((await stored(items[0]?.id as string)).image);
  });

  test('an item that breaks the rules of the catalog is named', async () => {
    const free = { ...seed(), price: { amount: -1, currency: 'EUR' } };
    await expect(loadCatalog({ couch, items: [free] })).rejects.toThrow('amount');
    expect(await isThere(free.id)).toBe(false);
  });
});

function seedItem(id: string): SeedItem {
  return {
    id,
    slug: id,
    name: 'Flat white',
    description: 'Two ristretti, silky milk.',
    category: 'espresso',
    order: 10,
    price: { amount: 420, currency: 'EUR' },
    allergens: ['milk'],
    options: [],
    details: [{ label: 'Cup', value: '160 ml' }],
    svg: `<svg xmlns="http://www.w3.org/2000/svg"><title>${id}</title></svg>`,
  };
}
