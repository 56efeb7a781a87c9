import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '@coffee-catalog/couchdb/client/connect';
import { connectAs } from '@coffee-catalog/couchdb/principals/connect-as';
import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { ensureSigningKey } from '@coffee-catalog/couchdb/principals/signing-keys';
import { sampleBookOrder } from '@coffee-catalog/shared/testing/sample-orders';
import type { ShopProcess } from './support/shop-process.ts';
import { expect, test } from './support/shop-test.ts';
import { goTo, signInAsOwner } from './support/shopper.ts';

const ORDERS = Number(process.env['BOOK_ORDERS'] ?? 100_000);
const AT_ONCE = 1_000;
const YEAR_MS = 365 * 86_400_000;

test('the owner pages through a book of 100,000 orders that was filled at once: the screen waits politely, then the last page is as quick as the first', async ({
  shop,
  openDevice,
}) => {
  test.setTimeout(3_600_000);
  const times = await fillBook(shop);
  const { page, expected } = await openDevice({ viewport: { width: 1280, height: 900 } });
  // While the index is built.
  expected.push(/status of 503/);
  await signInAsOwner(page);
  const began = performance.now();
  await goTo(page, '/owner/orders');
  const orders = page.getByRole('main').locator('[data-order]');
  await expect(orders).toHaveCount(50, { timeout: 1_800_000 });
  note('the list is there', began);

  const more = page.getByRole('button', { name: 'Show more' });
  const pages: number[] = [];
  for (let shown = 100; shown <= 500; shown += 50) {
    const asked = performance.now();
    await more.click();
    await expect(orders).toHaveCount(shown);
    pages.push(performance.now() - asked);
  }
  test
    .info()
    .annotations.push({ type: 'further pages', description: pages.map((ms) => `${ms.toFixed(0)} ms`).join(' ') });

  // The far end of the book: its very first day.
  const first = new Date(times[0] ?? 0).toISOString().slice(0, 10);
  const asked = performance.now();
  await page.getByLabel('Day').fill(first);
  await expect(orders.first()).toContainText('20 Nov 2025');
  note('the first day of the book', asked);
  expect(performance.now() - asked).toBeLessThan(5_000);

  await page.getByLabel('Day').fill('');
  const searched = performance.now();
  await page.getByRole('searchbox').fill(`customer ${Math.floor(ORDERS / 2)}x`);
  await expect(orders).toHaveCount(1, { timeout: 1_800_000 });
  note('the first search, its index included', searched);
});

function note(type: string, began: number): void {
  test.info().annotations.push({ type, description: `${((performance.now() - began) / 1000).toFixed(1)} s` });
}

/** Writes orders into the book as the processor does, many at a time; their claims are spread over a year. */
async function fillBook(shop: ShopProcess): Promise<number[]> {
  const password = (await readFile(join(shop.dataDir, 'admin-password'), 'utf8')).trim();
  const url = `http://admin:${password}@127.0.0.1:${shop.couchPort}`;
  const book = connectAs(url, await ensureSigningKey(connect(url)), PROCESSOR).use('orders');
  const since = Date.parse('2025-11-20T12:00:00.000Z');
  const times = Array.from({ length: ORDERS }, (_, index) => since + Math.floor((index * YEAR_MS) / ORDERS));
  const sample = sampleBookOrder();
  const began = performance.now();
  for (let from = 0; from < ORDERS; from += AT_ONCE) {
    const docs = times.slice(from, from + AT_ONCE).map((time, offset) => orderAt(sample, time, from + offset));
    const written = await book.bulk({ docs });
    expect(written.filter(({ error }) => error !== undefined)).toEqual([]);
  }
  note(`${ORDERS} orders written`, began);
  return times;
}

function orderAt(sample: ReturnType<typeof sampleBookOrder>, time: number, index: number) {
  const userId = index.toString(16).padStart(32, '0');
  const orderId = `0199aaaa-bbbb-7ccc-8ddd-${index.toString(16).padStart(12, '0')}`;
  const claimedTime = new Date(time).toISOString();
  const history = [{ status: sample.status, time: claimedTime, by: 'order-processor' }];
  const when = { claimedTime, receivedTime: claimedTime, businessDay: claimedTime.slice(0, 10), history };
  return {
    ...sample,
    ...when,
    _id: `${userId}:${orderId}`,
    userId,
    orderId,
    customerName: `Customer ${index}x`,
    orderNumber: index + 1,
  };
}
