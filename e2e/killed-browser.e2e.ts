import type { Page } from '@playwright/test';
import { killAfterPlacing } from './support/kill-after-placing.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, placeOrder, signUp } from './support/shopper.ts';

/** Enough to see that the rounds work; `killed-browser.long.ts` makes fifty. */
const ROUNDS = 3;

test('no order is lost when the browser is killed right after it says *on this device*', async ({
  shop,
  openDevice,
}) => {
  await killAfterPlacing(shop, await openDevice(), ROUNDS);
});

test('the transaction that commits an order asks for the disk, and no other database pays for it', async ({
  openDevice,
}) => {
  const { page, context } = await openDevice();
  await context.addInitScript(recordTransactions);
  await page.reload();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Espresso');
  const before = (await writesOf(page)).length;
  await placeOrder(page);
  const writes = (await writesOf(page)).slice(before);
  const into = (collection: string) => writes.filter(({ database }) => database.endsWith(collection));
  expect(into('-placedOrders').length).toBeGreaterThan(0);
  expect(new Set(into('-placedOrders').map(({ durability }) => durability))).toEqual(new Set(['strict']));
  expect(new Set(into('-draftOrders').map(({ durability }) => durability))).not.toContain('strict');
});

type Write = { database: string; durability: string };
type Recording = Window & { writes?: { database: string; transaction: IDBTransaction }[] };

/** Runs in the page before the app: keeps every transaction that writes, as the browser made it after the app had its say. */
function recordTransactions(): void {
  const writes: NonNullable<Recording['writes']> = [];
  (window as Recording).writes = writes;
  // oxlint-disable-next-line typescript/unbound-method -- called below with the database as `this`
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const made = original.call(this, stores, mode, options);
    if (mode === 'readwrite') writes.push({ database: this.name, transaction: made });
    return made;
  };
}

function writesOf(page: Page): Promise<Write[]> {
  return page.evaluate(() =>
    ((window as Recording).writes ?? []).map(({ database, transaction }) => ({
      database,
      durability: transaction.durability,
    })),
  );
}
