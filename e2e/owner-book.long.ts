import { claimedAt, customerOf, fillBook } from './support/fill-book.ts';
import { type BookTimes, measureBook, waitForIndexes } from './support/measure-book.ts';
import { residentMegabytes } from './support/resident-memory.ts';
import { expect, test } from './support/shop-test.ts';
import { goTo, signInAsOwner } from './support/shopper.ts';

const ORDERS = Number(process.env['BOOK_ORDERS'] ?? 100_000);
/** A shop's first weeks. */
const FEW = 1_000;
/** How many times as long an answer may take of the whole book as of a small one; what reads the whole book takes a hundred times as long. */
const RATIO = 5;

test('a page, a filter and a search of 100,000 orders take what they take of 1,000', async ({ shop }) => {
  test.setTimeout(3_600_000);
  await fillBook(shop, { from: 0, to: FEW, of: ORDERS });
  await waitForIndexes(shop);
  const few = await measureBook(shop, { orders: FEW, of: ORDERS });

  const began = performance.now();
  await fillBook(shop, { from: FEW, to: ORDERS, of: ORDERS });
  note(`${ORDERS} orders written`, seconds(performance.now() - began));
  const { list, words } = await waitForIndexes(shop);
  note('sorted', `${list.toFixed(0)} s, words ${words.toFixed(0)} s`);
  const many = await measureBook(shop, { orders: ORDERS, of: ORDERS });
  note('of 1,000', inWords(few));
  note('of all', inWords(many));
  note('memory of the shop', `${await residentMegabytes(shop)} MB`);
  for (const [question, time] of Object.entries(many)) {
    expect(time / (few[question] ?? 0), question).toBeLessThan(RATIO);
  }
});

test('the owner pages through a book of 100,000 orders that was filled at once: the screen waits politely, then finds what is asked for', async ({
  shop,
  openDevice,
}) => {
  test.setTimeout(3_600_000);
  await fillBook(shop, { from: 0, to: ORDERS, of: ORDERS });
  const { page, expected } = await openDevice({ viewport: { width: 1280, height: 900 } });
  // While the index is built.
  expected.push(/status of 503/);
  await signInAsOwner(page);
  await goTo(page, '/owner/orders');
  const orders = page.getByRole('main').locator('[data-order]');
  await expect(orders).toHaveCount(50, { timeout: 1_800_000 });

  const more = page.getByRole('button', { name: 'Show more' });
  const pages: number[] = [];
  for (let shown = 100; shown <= 500; shown += 50) {
    const asked = performance.now();
    await more.click();
    await expect(orders).toHaveCount(shown);
    pages.push(performance.now() - asked);
  }
  note('further pages', pages.map((ms) => `${ms.toFixed(0)} ms`).join(' '));

  // The far end of the book: its very first day.
  await page.getByLabel('Day').fill(claimedAt(0, ORDERS).slice(0, 10));
  await expect(orders.first()).toContainText('20 Nov 2025');

  // Everybody is called Customer; one of them by this number.
  await page.getByLabel('Day').fill('');
  const middle = Math.floor(ORDERS / 2);
  await page.getByRole('searchbox').fill(customerOf(middle));
  await expect(orders).toHaveCount(1, { timeout: 1_800_000 });
  await expect(orders).toContainText(customerOf(middle));
});

function note(type: string, description: string): void {
  test.info().annotations.push({ type, description });
  process.stdout.write(`${type}: ${description}\n`);
}

function inWords(times: BookTimes): string {
  return Object.entries(times)
    .map(([question, ms]) => `${question} ${ms.toFixed(0)} ms`)
    .join(', ');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`;
}
