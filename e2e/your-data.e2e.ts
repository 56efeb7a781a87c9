import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { databasesOf, documentsOf } from './support/book-of-orders.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signUp } from './support/shopper.ts';

type Export = {
  missing: string[];
  account: { login?: string };
  devices: { current: boolean }[];
  collections: Record<string, { _id: string; favourites?: string[]; lines?: unknown[] }[]>;
  onlyOnThisDevice: { unsentOrders: string[] };
  orders: { orderId: string; known: string }[];
};

async function saveCopy(page: Page): Promise<Export> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a copy' }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as Export;
}

test('a copy holds everything of the user, also what is only on this device; a deleted account leaves the book alone', async ({
  shop,
  openDevice,
}) => {
  const { page, network, expected } = await openDevice();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Espresso');
  const received = await placeOrder(page);
  await expectKnown(page, received, 'received');
  await goTo(page, '/account');
  const whole = await saveCopy(page);
  expect(whole).toMatchObject({ missing: [], account: { login: 'ada@example.org' }, devices: [{ current: true }] });
  expect(whole.collections['processedOrders']?.map(({ _id }) => _id)).toEqual([received]);

  network.cut();
  await addToCart(page, 'Espresso');
  const waiting = await placeOrder(page);
  await addToCart(page, 'Butter croissant');
  await goTo(page, '/account');
  const offline = await saveCopy(page);
  expect(offline.missing).toEqual(['account', 'devices']);
  expect(offline.onlyOnThisDevice.unsentOrders).toEqual([waiting]);
  expect(new Set(offline.orders.map(({ orderId }) => orderId))).toEqual(new Set([received, waiting]));
  expect(offline.collections['placedOrders']?.find(({ _id }) => _id === waiting)?.lines).toHaveLength(1);
  // The rows of the order that waits are there until the shop has proved to hold it.
  const lines = offline.collections['draftOrders']?.filter(({ _id }) => _id.includes('/items/')) ?? [];
  expect(lines.filter(({ _id }) => !_id.startsWith(waiting))).toHaveLength(1);
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expect(page.getByText('One order has not reached the shop and would be lost.')).toBeVisible();
  await page.keyboard.press('Escape');

  network.mend();
  await goTo(page, '/orders');
  await expectKnown(page, waiting, 'received', 40_000);
  await expectSync(page, 'safe');
  await goTo(page, '/account');
  await page.getByRole('button', { name: 'Delete account' }).click();
  const password = page.getByLabel('Your password');
  const deleteNow = page.getByRole('button', { name: 'Delete for good' });
  await deleteNow.click();
  await expect(page.getByText('Please enter your password.')).toBeVisible();
  expected.push(/status of 40[13]/);
  await password.fill('not the password');
  await deleteNow.click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await password.fill('a-long-enough-password');
  await deleteNow.click();
  await expect(page.getByRole('region', { name: 'Messages' }).getByText('Your account is deleted.')).toBeVisible();

  // What is left is the owner's.
  for (const prefix of ['user-', 'draftorders-', 'placedorders-', 'processedorders-'])
    expect(await databasesOf(shop, prefix), prefix).toHaveLength(1);
  const book = (await documentsOf(shop, 'orders')).filter(({ doc }) => doc['type'] === 'order');
  expect(new Set(book.map(({ doc }) => doc['orderId']))).toEqual(new Set([received, waiting]));
  const uid = book[0]?.id.split(':')[0] ?? '';
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join()))
    .not.toContain(uid);
  await goTo(page, '/account');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('a-long-enough-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible();
});
