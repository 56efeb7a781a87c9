import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { SYNC_COLLECTIONS, type SyncCollection } from '@coffee-catalog/shared/databases/databases';
import { ACTIONS, type Action, isAllowed } from '@coffee-catalog/shared/databases/permissions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '../testing/device.ts';
import { aDraft, aPlacedOrder } from '../testing/documents.ts';
import { type GatewayOnServer, gatewayOnServer } from '../testing/gateway-on-server.ts';

/** Who comes to the door of Ada's collections: with her name on the request, since nothing else could lead there. */
const VISITORS = ['anonymous', 'self', 'stranger', 'staff', 'owner'] as const;

describeEachServer('the permission table, cell by cell, through the door', (server) => {
  let on: GatewayOnServer;
  let ada: Device;
  let visitors: Record<(typeof VISITORS)[number], Device>;
  beforeAll(async () => {
    on = await gatewayOnServer(server);
    ada = await on.newShopper();
    const owner = await on.newOwner();
    const staff = await on.newShopper();
    await owner.request('PATCH', `/api/users/${staff.session?.userId}`, { roles: ['staff'] });
    visitors = { anonymous: on.newDevice(), self: ada, stranger: await on.newShopper(), staff, owner };
  });
  afterAll(() => on?.close());

  const uid = () => ada.session?.userId as string;
  const rev = (generation: number) => `${generation}-${String(generation).repeat(32)}`;
  const revisions = (generation: number) => ({
    _rev: rev(generation),
    _revisions: {
      start: generation,
      ids: Array.from({ length: generation }, (_, n) => rev(generation - n).split('-')[1]),
    },
  });

  /** A document that the collection takes, if anybody may write it. */
  const newDocument = (collection: SyncCollection): { _id: string } => {
    switch (collection) {
      case 'user':
        return {
          _id: 'profile',
          type: 'profile',
          schemaVersion: 1,
          name: 'Ada',
          email: '',
          address: { street: '', postalCode: '', city: '', country: '' },
          favourites: [],
          stamps: {},
        } as { _id: string };
      case 'placedOrders':
        return aPlacedOrder(uid());
      case 'draftOrders':
      case 'processedOrders':
      case 'catalog':
        return aDraft();
    }
  };

  /** Whether the shop did it: read, or hold the revision that was pushed. */
  const does = async (visitor: Device, collection: SyncCollection, action: Action): Promise<boolean> => {
    const headers = { 'x-shop-user': uid() };
    if (action === 'read')
      return (await visitor.request('GET', `/db/${collection}/_changes`, undefined, headers)).status === 200;
    const document = newDocument(collection);
    const push = async (device: Device, doc: object) => {
      const body = { docs: [doc], new_edits: false };
      const { status, json } = await device.request('POST', `/db/${collection}/_bulk_docs`, body, headers);
      return status === 201 && (json as unknown[]).length === 0;
    };
    const first = { ...document, ...revisions(1) };
    if (action === 'create') return push(visitor, first);
    // What is changed or deleted is there by Ada's own hand, where she may write at all.
    await push(ada, first);
    const next = action === 'delete' ? { _id: document._id, _deleted: true } : document;
    return push(visitor, { ...next, ...revisions(2) });
  };

  const cells = VISITORS.flatMap((visitor) =>
    SYNC_COLLECTIONS.flatMap((collection) => ACTIONS.map((action) => [visitor, action, collection] as const)),
  );

  test.each(cells)('%s: %s %s', async (visitor, action, collection) => {
    // Another user's collections cannot be named at all: what staff and the owner may read of them, they do not read through this door.
    const others = visitor !== 'self' && !(visitor === 'anonymous' && collection === 'catalog' && action === 'read');
    const expected = !others && isAllowed(collection, 'self', action);
    expect(await does(visitors[visitor], collection, action)).toBe(expected);
  });
});
