import { randomUUID } from 'node:crypto';
import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { type ShopOnServer, shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import { accountPrincipal, PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCouch } from '../couch/ask-couch.ts';
import { openTokens } from '../couch/open-tokens.ts';
import { aBookOrder } from '../testing/documents.ts';
import { type BookRows, bookRows } from './book-rows.ts';
import { listBook } from './list-book.ts';
import { searchBook } from './search-book.ts';

/** More than the rows by which a word is known to be common. */
const ORDERS = 230;

describeEachServer('searching the book', (server) => {
  let shop: ShopOnServer;
  let close: () => Promise<void>;
  let rows: BookRows;
  /** Words looked up, and how many rows each reading gave. */
  const readings: { word: unknown; rows: number; withOrders: boolean }[] = [];
  const name = `q${randomUUID().slice(0, 8)}`;
  const book: BookOrder[] = Array.from({ length: ORDERS }, (_, index) => ({
    ...aBookOrder({
      claimedTime: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString(),
      status: index % 10 === 0 ? 'refused' : 'received',
    }),
    customerName: `Common${name} ${name}${index}x`,
  }));

  beforeAll(async () => {
    shop = await shopOnServer(server);
    await shop.as(PROCESSOR).use('orders').bulk({ docs: book });
    const couch = openCouch(server.adminUrl, openTokens(shop.key, Date.now));
    close = couch.close;
    const real = bookRows(couch.ask, accountPrincipal('0'.repeat(32), ['bluebottle']));
    rows = {
      ordersOf: (ids) => real.ordersOf(ids),
      read: async (listing, reading) => {
        const found = await real.read(listing, reading);
        readings.push({ word: listing.last[0], rows: found.length, withOrders: reading.withOrders });
        return found;
      },
    };
  });
  afterAll(async () => {
    await close?.();
    const orders = shop?.as(PROCESSOR).use('orders');
    const { rows: stored } = (await orders?.fetchRevs({ keys: book.map(({ _id }) => _id) })) ?? { rows: [] };
    const revs = stored.flatMap((row) =>
      'value' in row ? [{ _id: row.id, _rev: row.value.rev, _deleted: true }] : [],
    );
    await orders?.bulk({ docs: revs });
  });

  const search = async (words: string[], query: object = {}) => {
    readings.length = 0;
    const answer = await searchBook(rows, { query: { limit: 50, ...query }, words, timeZone: 'UTC' });
    return answer.kind === 'page' ? answer.page : { orders: [], next: undefined, refused: answer.kind };
  };

  test('of several words the rarest is looked up, though it is not the longest', async () => {
    const { orders, next } = await search([`common${name}`, `${name}7x`]);
    expect([orders.map(({ _id }) => _id), next]).toEqual([[book[7]?._id], undefined]);
    expect(readings.at(-1)).toEqual({ word: `${name}7x`, rows: 1, withOrders: false });
  });

  test('what a word has in thousands is filtered without reading the orders, and paged without loss', async () => {
    const refused = book.filter(({ status }) => status === 'refused').map(({ _id }) => _id);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { orders, next } = await search([`common${name}`], { limit: 10, status: 'refused', after });
      expect(readings.every(({ withOrders }) => !withOrders)).toBe(true);
      seen.push(...orders.map(({ _id }) => _id));
      after = next;
    } while (after !== undefined);
    expect(seen).toEqual(refused.toReversed());
  });

  test('a short list is read through rather than all that have a word', async () => {
    readings.length = 0;
    const day = book[0]?.claimedTime.slice(0, 10);
    const query = { limit: 50, q: `common${name} ${name}3x`, day };
    const answer = await listBook(rows, query, 'UTC');
    expect(answer).toMatchObject({ kind: 'page', page: { orders: [{ _id: book[3]?._id }] } });
    expect(readings.map(({ word }) => word)).not.toContain(`common${name}`);
  });

  test('a place of one search is no place of another', async () => {
    const { next } = await search([`common${name}`], { limit: 10 });
    expect(await search([name], { limit: 10, after: next })).toMatchObject({ refused: 'bad-cursor' });
  });
});
