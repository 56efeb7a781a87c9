import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { type ShopOnServer, shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import { CATALOG_LOADER, GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAuditLog } from '../audit/audit-log.ts';
import { type AskCouch, openCouch } from '../couch/ask-couch.ts';
import { openTokens } from '../couch/open-tokens.ts';
import { NOON, storeItem, tearItem } from '../testing/torn-item.ts';
import { mergeItem } from './merge-item.ts';

describeEachServer('merging an item', (server) => {
  let shop: ShopOnServer;
  let couch: { ask: AskCouch; close: () => Promise<void> };
  beforeAll(async () => {
    shop = await shopOnServer(server);
    couch = openCouch(server.adminUrl, openTokens(shop.key, Date.now));
  });
  afterAll(() => couch?.close());

  const asOwner = () => shop.as(CATALOG_LOADER);
  const catalog = () => asOwner().use<Item>('catalog');
  const merge = (ask: AskCouch, id: string) =>
    mergeItem({ ask, audit: openAuditLog(ask, GATEWAY, { now: Date.now, log: pino({ level: 'silent' }) }) }, id);
  const aTornItem = async () => {
    const item = await storeItem(asOwner());
    await tearItem(asOwner(), item, [
      { change: { name: 'Cortado', available: false }, now: NOON + 2, deviceId: 'ada' },
      { change: { name: 'Kortado', price: { amount: 450, currency: 'EUR' } }, now: NOON + 1, deviceId: 'bob' },
    ]);
    return item._id;
  };
  const stored = (id: string) => catalog().get(id, { conflicts: true }) as Promise<Item & { _conflicts?: string[] }>;
  const told = async (id: string) => {
    const query = { startkey: [id], endkey: [id, {}], include_docs: true };
    const { rows } = await shop.as(GATEWAY).use('audit').view('audit', 'by-subject', query);
    return rows.map(({ doc }) => (doc as unknown as AuditEntry).action).sort();
  };

  // On a server that other tests use as well a gateway of theirs may be quicker: then there is less to die of, and the outcome is the same.
  test('a gateway that dies after any of its writes has lost nothing, and the next one does the rest', async () => {
    for (let [writes, died] = [0, true]; died; writes += 1) {
      const id = await aTornItem();
      let left = writes;
      const dying: AskCouch = async (question) => {
        if (question.method !== 'GET' && left-- <= 0) throw new Error('killed');
        return couch.ask(question);
      };
      died = await merge(dying, id).then(
        () => false,
        () => true,
      );
      await merge(couch.ask, id);
      const { _conflicts, name, available, price } = await stored(id);
      expect([writes, _conflicts, name, available, price.amount]).toEqual([writes, undefined, 'Cortado', false, 450]);
      expect((await told(id)).filter((action) => action === 'clashed')).toEqual(['clashed']);
    }
  });

  test('who edits the item while it is merged is part of the merge', async () => {
    const id = await aTornItem();
    let edited = false;
    const meanwhile: AskCouch = async (question) => {
      if (question.method === 'PUT' && question.path.startsWith('/catalog/') && !edited) {
        edited = true;
        const { _conflicts, ...item } = await stored(id);
        const stamp = `${(NOON + 9).toString(16).padStart(12, '0')}-0000-eve`;
        await catalog().insert({ ...item, description: 'Edited', stamps: { ...item.stamps, description: stamp } });
      }
      return couch.ask(question);
    };
    await merge(meanwhile, id);
    const { _conflicts, ...item } = await stored(id);
    expect([_conflicts, item]).toMatchObject([
      undefined,
      { name: 'Cortado', available: false, price: { amount: 450 }, description: 'Edited' },
    ]);
  });

  test('an item that is whole, or gone, is left as it is', async () => {
    const { _id, _rev } = await storeItem(asOwner());
    expect(await merge(couch.ask, _id)).toEqual({ kind: 'whole' });
    expect((await catalog().get(_id))._rev).toBe(_rev);
    await catalog().destroy(_id, _rev);
    expect(await merge(couch.ask, _id)).toEqual({ kind: 'whole' });
  });
});
