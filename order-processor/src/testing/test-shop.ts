import type { Couch } from '@coffee-catalog/couchdb/client/connect';
import type { ServerUnderTest } from '@coffee-catalog/couchdb/contract/each-server';
import { removeDocuments } from '@coffee-catalog/couchdb/contract/remove-documents';
import { type ShopOnServer, shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import { accountPrincipal, PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { lineIdFor } from '@coffee-catalog/shared/ids/derived-id';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import type { PlacedLine, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { PUSH_SERVICES } from '@coffee-catalog/shared/push/push-origins';
import type { Ring } from '@coffee-catalog/shared/ring/ring';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { ITEM_REV, sampleItem, sampleOrder } from '@coffee-catalog/shared/testing/sample-orders';
import { businessDayIn } from '@coffee-catalog/shared/time/business-day';
import { pino } from 'pino';
import { v7 as uuidV7 } from 'uuid';
import { Parking } from '../parking/parking.ts';
import { changeBook, readBook } from '../sequence/book.ts';
import type { Shop } from '../sequence/shop.ts';
import { connectProcessor } from '../server/connect-processor.ts';
import { type RunningProcessor, startProcessor } from '../start-processor.ts';
import { Backlog } from '../watch/backlog.ts';
import { visitUser } from '../watch/visit-user.ts';
import { Shopper } from './shopper.ts';

/** What a shop needs of a server under test. */
export type ServerForShop = Pick<ServerUnderTest, 'url' | 'adminUrl' | 'deleteAtEnd'>;

/** A shop on a server under test, with shoppers who place orders as their devices do, and processors that can be started and stopped. */
export class TestShop {
  readonly onServer: ShopOnServer;
  /** What the steps of the sequence work with, as the processor's own principal. */
  readonly shop: Shop;
  /** The server admin. */
  readonly admin: Couch;
  private readonly server: ServerForShop;
  private readonly processors = new Set<RunningProcessor>();
  private readonly shoppers: Shopper[] = [];
  private readonly items: string[] = [];

  private constructor(server: ServerForShop, onServer: ShopOnServer) {
    this.server = server;
    this.onServer = onServer;
    this.admin = onServer.couch;
    const { ask } = connectProcessor(server.adminUrl, Date.now);
    this.shop = {
      ask,
      now: Date.now,
      businessDay: businessDayIn('UTC'),
      currency: 'EUR',
      openOrderLimit: 100,
      answerWithinMs: 3_600_000,
      log: pino({ level: 'silent' }),
      observe: () => {},
    };
  }

  /** To be called in `beforeAll`. */
  static async open(server: ServerForShop): Promise<TestShop> {
    return new TestShop(server, await shopOnServer(server));
  }

  async newShopper(): Promise<Shopper> {
    const { uid, couch } = await this.onServer.newUser();
    const shopper = new Shopper({ uid, couch, admin: this.admin });
    this.shoppers.push(shopper);
    return shopper;
  }

  /** Puts an item into the catalog as the owner; its id is new. */
  async addItem(changes: Partial<Item> = {}): Promise<Item & { id: string }> {
    const id = uuidV7();
    this.items.push(`item:${id}`);
    const item = sampleItem({ ...changes, _id: `item:${id}` });
    await this.owner.use('catalog').insert(item);
    return { ...item, id };
  }

  /** The owner changes an item. */
  async changeItem(id: string, changes: Partial<Item>): Promise<void> {
    const catalog = this.owner.use<Item>('catalog');
    await catalog.insert({ ...(await catalog.get(`item:${id}`)), ...changes });
  }

  /** The owner counts an item: so many are there. */
  async count(item: { id: string }, onHand: number): Promise<void> {
    await this.owner
      .use('stock')
      .insert({ _id: `item:${item.id}`, type: 'stock', schemaVersion: 1, onHand, reserved: {} } as object);
  }

  /** How many of a counted item are on hand, and how many are promised to whom. */
  async stockOf(item: { id: string }): Promise<Pick<StockCount, 'onHand' | 'reserved'>> {
    const { onHand, reserved } = await this.admin.use<StockCount>('stock').get(`item:${item.id}`);
    return { onHand, reserved };
  }

  /** A processor of its own on this server, stopped at the latest by `close`. */
  async startProcessor({ ring, ...settings }: StartOptions = {}): Promise<RunningProcessor> {
    const processor = await startProcessor({
      environment: {
        PROCESSOR_PORT: 0,
        PROCESSOR_HOST: '127.0.0.1',
        SHOP_TIME_ZONE: 'UTC',
        SHOP_CURRENCY: 'EUR',
        READY_MAX_AGE_S: settings.readyMaxAgeSeconds ?? 300,
        ANSWER_WITHIN_S: 3600,
        SHARD: settings.shard ?? { index: 0, of: 1 },
        PUBLIC_ORIGIN: 'http://localhost:3000',
        PUSH_ORIGINS: settings.pushOrigins ?? PUSH_SERVICES,
        UNRECEIVED_AFTER_S: settings.unreceivedAfterSeconds ?? 86_400,
      },
      couchUrl: settings.couchUrl ?? this.server.adminUrl,
      now: settings.now ?? Date.now,
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
      ...(ring && { ring }),
      ...(settings.openOrderLimit && { openOrderLimit: settings.openOrderLimit }),
    });
    this.processors.add(processor);
    return processor;
  }

  async stop(processor: RunningProcessor): Promise<void> {
    this.processors.delete(processor);
    await processor.close();
  }

  /** Looks after one shopper once, as a processor does that was rung. Throws when a document did not come through. */
  async visit({ uid }: Shopper, changes: Partial<Shop> = {}): Promise<void> {
    const shop = { ...this.shop, ...changes };
    let failed = 0;
    const visit = visitUser({
      shop,
      parking: new Parking(shop),
      backlog: new Backlog(shop.now),
      settled: () => {},
      changed: () => {},
      comeBack: () => {
        failed += 1;
      },
      serverAnswers: () => Promise.resolve(true),
    });
    let from: string | undefined;
    do from = await visit(uid, from);
    while (from !== undefined);
    if (failed > 0) throw new Error(`${failed} documents did not come through`);
  }

  /** What the book says of an order. */
  async inBook({ uid }: Shopper, orderId: string): Promise<(BookOrder & { _rev: string }) | undefined> {
    const orders = this.admin.use<BookOrder>('orders');
    return await orders.get(`${uid}:${orderId}`).catch(undefinedIfMissing);
  }

  /** The shop's staff take an order some steps further in the book, as somebody beside the processor; nobody publishes it. */
  async moveOn({ uid }: Shopper, orderId: string, ...statuses: BookStatus[]): Promise<void> {
    for (const status of statuses) {
      const entry = await readBook(this.shop, `${uid}:${orderId}`);
      if (entry === undefined) throw new Error(`${orderId} is not in the book`);
      const history = [...entry.order.history, { status, time: new Date(this.shop.now()).toISOString(), by: 'staff' }];
      let done = false;
      await changeBook(this.shop, entry, (order) => {
        if (done) return undefined;
        done = true;
        return { ...order, status, history };
      });
    }
  }

  /** The owner wants a parked change to be tried again. */
  async askForRetry(parked: { _id: string; _rev: string }): Promise<void> {
    await this.owner.use('parked').insert({ ...parked, retryRequestedTime: new Date().toISOString() } as object);
  }

  /** As if a processor had never run: its place in the book's feed is lost. */
  async forgetCheckpoints(): Promise<void> {
    const path = 'orders/_local/publish-0-of-1';
    const { _rev } = (await this.admin.request({ path })) as { _rev: string };
    await this.shop.ask({ method: 'PUT', path, body: { _rev, place: '0' } });
  }

  /** Update sequences of all that the processor writes into, for these shoppers; equal if and only if nothing was written. */
  async sequences(...shoppers: readonly Shopper[]): Promise<Record<string, number>> {
    const names = ['orders', 'stock', 'kitchen', 'parked', 'catalog'];
    for (const { uid } of shoppers)
      for (const collection of ['user', 'draftOrders', 'placedOrders', 'processedOrders'] as const)
        names.push(userDatabase(collection, uid));
    const infos = await Promise.all(names.map((name) => this.admin.db.get(name)));
    // CouchDB's sequences are opaque, and differ for the same state; their numbers count the writes.
    return Object.fromEntries(infos.map((info, at) => [names[at], Number.parseInt(String(info.update_seq), 10)]));
  }

  async close(): Promise<void> {
    await Promise.all([...this.processors].map((processor) => this.stop(processor)));
  }

  /** Stops what runs and takes what was written out of the shop's own databases, which on a real server other tests use too. */
  async leave(): Promise<void> {
    await this.close();
    const processor = this.onServer.as(PROCESSOR);
    for (const { uid } of this.shoppers) {
      const { rows } = await processor.use('orders').list({ startkey: `${uid}:`, endkey: `${uid}:\ufff0` });
      const orders = rows.map(({ id }) => id);
      await removeDocuments(processor, 'orders', orders);
    }
    await removeDocuments(processor, 'stock', this.items);
    await removeDocuments(this.owner, 'catalog', this.items);
  }

  /** The shop's owner. */
  get owner(): Couch {
    return this.onServer.as(accountPrincipal('0'.repeat(32), ['bluebottle']));
  }
}

export type StartOptions = {
  readonly ring?: Ring;
  readonly couchUrl?: string;
  readonly now?: () => number;
  readonly shard?: { index: number; of: number };
  readonly readyMaxAgeSeconds?: number;
  readonly openOrderLimit?: number;
  readonly pushOrigins?: string;
  readonly unreceivedAfterSeconds?: number;
};

/** A line for this item at its present price. */
export function lineFor(item: Item & { id: string }, changes: Partial<PlacedLine> = {}): PlacedLine {
  const options = changes.options ?? {};
  const line = {
    itemId: item.id,
    itemRev: ITEM_REV,
    name: item.name,
    count: 1,
    unitPrice: item.price.amount,
    consent: {},
  };
  return { ...line, lineId: lineIdFor(item.id, options), options, ...changes };
}

/** A sealed order of this shopper with a new id. */
export function orderOf(
  { uid, deviceId }: Shopper,
  lines: PlacedLine[],
  changes: Partial<PlacedOrder> = {},
): PlacedOrder {
  const now = new Date().toISOString();
  return sampleOrder({ _id: uuidV7(), userId: uid, deviceId, createdTime: now, placedTime: now, lines, ...changes });
}

function undefinedIfMissing(error: unknown): undefined {
  if ((error as { statusCode?: number }).statusCode === 404) return undefined;
  throw error;
}
