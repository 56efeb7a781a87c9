import { setTimeout as wait } from 'node:timers/promises';
import type { OrderPage } from '@coffee-catalog/shared/api/orders';
import { claimedAt, customerOf } from './fill-book.ts';
import { signInOwnerByApi } from './owner.ts';
import type { ShopProcess } from './shop-process.ts';

const PAGE = 50;
const TIMES = 15;

/** The owner's questions to the book, by what they are called in a report: the quickest of several answers, in milliseconds. */
export type BookTimes = Readonly<Record<string, number>>;

/**
 * Asks the shop's API as the owner does for a book that holds the first `orders` of `of` orders: first and far pages, filters, searches. Every answer is
 * checked to hold what was asked for. The indexes must have been built (`waitForIndexes`).
 */
export async function measureBook(
  shop: ShopProcess,
  { orders, of }: { orders: number; of: number },
): Promise<BookTimes> {
  const cookie = await signInOwnerByApi(shop);
  const middle = Math.floor(orders / 2) + 1;
  const farPage = await cursorOfPage(shop, cookie, Math.min(500, Math.floor(orders / PAGE) - 1));
  const questions: Record<string, [query: string, found: number]> = {
    'first page': [`limit=${PAGE}`, PAGE],
    'far page': [`limit=${PAGE}&after=${farPage}`, PAGE],
    'refused ones': ['limit=10&status=refused', 10],
    'a day': [`limit=1&day=${claimedAt(0, of).slice(0, 10)}`, 1],
    'by number': [`limit=${PAGE}&q=${orders}`, 1],
    'by name': [`limit=${PAGE}&q=${encodeURIComponent(customerOf(middle))}`, 1],
    'by half a name': [`limit=${PAGE}&q=customer`, PAGE],
  };
  const times: Record<string, number> = {};
  for (const [name, [query, found]] of Object.entries(questions)) {
    const each: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now();
      const page = await ask(shop, cookie, query);
      each.push(performance.now() - began);
      if (page.orders.length !== found) throw new Error(`${name}: ${page.orders.length} orders instead of ${found}`);
    }
    times[name] = Math.min(...each);
  }
  return times;
}

/** Asks for a list and for a word until the shop has sorted its book. Returns how long each took, in seconds. */
export async function waitForIndexes(shop: ShopProcess): Promise<{ list: number; words: number }> {
  const cookie = await signInOwnerByApi(shop);
  return {
    list: await untilAnswered(shop, cookie, 'limit=1'),
    words: await untilAnswered(shop, cookie, 'limit=1&q=a'),
  };
}

async function untilAnswered(shop: ShopProcess, cookie: string, query: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { status, headers } = await fetch(`${shop.origin}/api/orders?${query}`, { headers: { cookie } });
    if (status === 200) return (performance.now() - began) / 1000;
    if (status !== 503) throw new Error(`waiting for the index: ${status}`);
    // As long as the shop says.
    await wait(Number(headers.get('retry-after') ?? 1) * 1000);
  }
}

/** The cursor behind the page of that number, counted from 1. */
async function cursorOfPage(shop: ShopProcess, cookie: string, page: number): Promise<string> {
  let after: string | undefined;
  for (let read = 0; read < page; read += 1) {
    const { next } = await ask(shop, cookie, `limit=${PAGE}${after === undefined ? '' : `&after=${after}`}`);
    if (next === undefined) throw new Error(`the book ends on page ${read + 1}`);
    after = next;
  }
  return after ?? '';
}

async function ask(shop: ShopProcess, cookie: string, query: string): Promise<OrderPage> {
  const answer = await fetch(`${shop.origin}/api/orders?${query}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${query}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as OrderPage;
}
