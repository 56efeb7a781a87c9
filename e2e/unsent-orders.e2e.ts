import { readFile } from 'node:fs/promises';
import { expect, test } from './support/shop-test.ts';
import {
  addToCart,
  expectKnown,
  expectSync,
  goTo,
  orderElement,
  placeOrder,
  signIn,
  signUp,
  syncBadge,
} from './support/shopper.ts';

test('orders that are on this device alone are named, saved as a file, and wait for their owner through a sign-out', async ({
  openDevice,
}) => {
  const { page, network } = await openDevice();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Espresso');
  await expectSync(page, 'safe');
  network.cut();
  const orderId = await placeOrder(page);
  await expectSync(page, 'offline');

  await syncBadge(page).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator(`[data-unsent="${orderId}"]`)).toContainText('1 × Espresso');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>;
  expect(file).toMatchObject({ name: 'Ada', orders: [{ orderId, what: '1 × Espresso', known: 'on-device' }] });
  await page.keyboard.press('Escape');

  await goTo(page, '/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it and leave' }).click();
  await expect(page.locator('[data-left-behind]')).toContainText('One order of Ada waits on this device');
  await expect(page.getByText('Espresso')).toHaveCount(0);

  network.mend();
  await signIn(page, 'ada@example.org');
  await expect(page.locator('[data-left-behind]')).toHaveCount(0);
  await goTo(page, '/orders');
  await orderElement(page, orderId).waitFor();
  await expectKnown(page, orderId, 'received', 40_000);
});
