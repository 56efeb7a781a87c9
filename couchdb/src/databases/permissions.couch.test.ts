import { USER_DATABASE_PREFIXES } from '@coffee-catalog/shared/databases/databases';
import {
  ACTIONS,
  type Action,
  type Collection,
  isAllowed,
  PERMISSIONS,
  PRINCIPALS,
  type Principal,
} from '@coffee-catalog/shared/databases/permissions';
import { v7 as uuidV7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerAs, type DatabaseCaller } from '../contract/database-caller.ts';
import { describeEachServer } from '../contract/each-server.ts';
import { removeDocuments } from '../contract/remove-documents.ts';
import { changedSample, type SampleDocument, sampleDocument } from '../contract/sample-document.ts';
import { type ShopOnServer, shopOnServer } from '../contract/shop-on-server.ts';
import { accountPrincipal, CATALOG_LOADER, GATEWAY, PROCESSOR } from '../principals/principal.ts';

const collections = Object.keys(PERMISSIONS) as Collection[];
const prefixes: Readonly<Record<string, string | undefined>> = USER_DATABASE_PREFIXES;

/* One case for each cell of the permission table, as that principal, straight at the database. */
describeEachServer('permission table', (server) => {
  let shop: ShopOnServer;
  let callers: Record<Principal, DatabaseCaller>;
  const uids = { self: '', staff: '' };

  beforeAll(async () => {
    shop = await shopOnServer(server);
    uids.self = (await shop.newUser()).uid;
    uids.staff = uuidV7().replaceAll('-', '');
    const account = (...roles: ('staff' | 'bluebottle')[]) => accountPrincipal(uuidV7().replaceAll('-', ''), roles);
    const who = {
      anonymous: null,
      self: accountPrincipal(uids.self, []),
      stranger: account(),
      staff: accountPrincipal(uids.staff, ['staff']),
      owner: account('bluebottle'),
      processor: PROCESSOR,
      gateway: GATEWAY,
    };
    callers = Object.fromEntries(PRINCIPALS.map((name) => [name, callerAs(server, shop.key, who[name])])) as never;
  });

  describe.each(collections)('%s', (collection) => {
    const database = () => (prefixes[collection] === undefined ? collection : prefixes[collection] + uids.self);
    const written = new Set<string>();
    const fresh = (): SampleDocument => {
      const document = sampleDocument(collection, collection === 'kitchen' ? uids.staff : uids.self);
      written.add(document._id);
      return document;
    };
    afterAll(async () => {
      if (collection in prefixes) return;
      // Pictures and the record of changes nobody may delete: they stay.
      const remover = { catalog: CATALOG_LOADER, accounts: GATEWAY, sessions: GATEWAY, push: GATEWAY }[
        collection as string
      ];
      if (collection !== 'images' && collection !== 'audit')
        await removeDocuments(shop.as(remover ?? PROCESSOR), collection, written);
    });

    /** A document somebody entitled wrote: new, but for the one profile that a user has. */
    async function existing(): Promise<SampleDocument> {
      const creator = PRINCIPALS.find((principal) => isAllowed(collection, principal, 'create')) as Principal;
      const document = fresh();
      await clear(document._id);
      const { status } = await callers[creator].replicate(database(), document);
      expect(status).toBe(201);
      return stored(document._id);
    }
    async function stored(id: string): Promise<SampleDocument> {
      return (await server.request('GET', `/${database()}/${encodeURIComponent(id)}`)).json;
    }
    async function clear(id: string): Promise<void> {
      const { _rev } = await stored(id);
      if (_rev !== undefined) await callers.self.write(database(), { _id: id, _rev, _deleted: true });
    }
    async function attempt(principal: Principal, action: Action): Promise<number> {
      const caller = callers[principal];
      const document = action === 'create' ? fresh() : await existing();
      switch (action) {
        case 'read':
          return (await caller.request('GET', `/${database()}/${encodeURIComponent(document._id)}`)).status;
        case 'create':
          await clear(document._id);
          return (await caller.replicate(database(), document)).status;
        case 'update':
          return (await caller.write(database(), changedSample(collection, document))).status;
        case 'delete':
          return (await caller.write(database(), { _id: document._id, _rev: document['_rev'], _deleted: true })).status;
      }
    }

    const cells = PRINCIPALS.flatMap((principal) => ACTIONS.map((action) => [principal, action] as const));
    test.each(cells)(`%s: %s`, async (principal, action) => {
      const done = action === 'read' ? 200 : 201;
      const refused = principal === 'anonymous' ? 401 : 403;
      const status = await attempt(principal, action);
      expect(status).toBe(isAllowed(collection, principal, action) ? done : refused);
    });
  });
});
