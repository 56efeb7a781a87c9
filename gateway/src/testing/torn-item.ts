import { randomBytes, randomUUID } from 'node:crypto';
import type { Couch } from '@coffee-catalog/couchdb/client/connect';
import { nextStamp } from '@coffee-catalog/shared/stamps/stamp';
import { type Edit, type StoredItem, tornRevisions } from '@coffee-catalog/shared/testing/torn-revisions';
import { aNewItem } from './documents.ts';

/** When the items of these tests were made. */
export const NOON = Date.UTC(2026, 10, 20, 12);

/** Stores an item past the gateway, long ago. `couch` speaks for the owner. */
export async function storeItem(couch: Couch): Promise<StoredItem> {
  const catalog = couch.use('catalog');
  const stamp = nextStamp([], { now: NOON, deviceId: 'first' });
  const fields = aNewItem();
  const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, stamp]));
  const _id = `item:${randomUUID()}`;
  await catalog.insert({ ...fields, _id, type: 'item', schemaVersion: 1, stamps } as never);
  return (await catalog.get(_id, { revs: true })) as unknown as StoredItem;
}

/** Stores edits that were made apart, as replication brings them. */
export async function tearItem(couch: Couch, item: StoredItem, edits: readonly Edit[]): Promise<void> {
  const docs = tornRevisions(item, edits, () => randomBytes(16).toString('hex'));
  await couch.use('catalog').bulk({ docs, new_edits: false });
}
