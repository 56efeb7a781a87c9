import { ordersInBook } from './support/book-of-orders.ts';
import type { Device, DeviceOptions } from './support/device.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signUp } from './support/shopper.ts';

type OpenDevice = (options?: DeviceOptions) => Promise<Device>;

/** Ada's phone, with room for 30 MB and an espresso in her cart. */
async function openPhone(openDevice: OpenDevice): Promise<Device> {
  const phone = await openDevice({ diskBytes: 30_000_000 });
  // What PouchDB prints of a transaction that the disk refused; the shopper reads the shop's own words.
  phone.expected.push(/^Database has a global failure QuotaExceededError/);
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Espresso');
  await expectSync(phone.page, 'safe');
  return phone;
}

test('on a full disk nothing is promised: no change of a cart, no order, no withdrawal, and all of it can be had once there is space', async ({
  openDevice,
}) => {
  const { page, disk } = await openPhone(openDevice);
  const messages = page.getByRole('region', { name: 'Messages' });
  const notKept = page.getByRole('alert').getByText('Your last change to the cart was not kept');

  await page.evaluate(() => caches.delete('pictures'));
  await disk.fill(page);
  // A picture that cannot be kept is shown all the same.
  const picture = await page.locator('img[src*="/images/"]').first().getAttribute('src');
  expect(await page.evaluate(async (path) => (await fetch(path)).ok, picture ?? '')).toBe(true);
  await addToCart(page, 'Butter croissant');
  await expect(notKept).toBeVisible();
  await expect(messages.getByText('Butter croissant is in the cart')).toHaveCount(0);
  await page.getByRole('button', { name: 'Favourite', exact: false }).click();
  await expect(messages.getByText('Your favourites could not be written down')).toBeVisible();
  await goTo(page, '/cart');
  await expect(page.locator('[data-draft] li')).toHaveCount(1);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert').getByText('so nothing was placed')).toBeVisible();
  await goTo(page, '/orders');
  await expect(page.locator('[data-order]')).toHaveCount(0);

  await disk.free();
  await addToCart(page, 'Butter croissant');
  await expect(notKept).toHaveCount(0);
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, 'received');
  await expectSync(page, 'safe');

  await disk.fill(page);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  // Leaving the page ends the time in which the wish can be taken back.
  await goTo(page, '/orders');
  await expect(messages.getByText('Your wish to cancel could not be written down')).toBeVisible();
  await disk.free();
  await goTo(page, `/order/${orderId}`);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await goTo(page, '/orders');
  await expectKnown(page, orderId, 'cancelled');
});

test('an order whose device is full by the time it can be sent is received once, and shown so when there is space', async ({
  shop,
  openDevice,
}) => {
  const { page, network, disk } = await openPhone(openDevice);
  network.cut();
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, 'on-device');
  await disk.fill(page);
  network.mend();
  await expect.poll(async () => (await ordersInBook(shop)).length).toBe(1);
  // What cannot be written down is not said.
  await expectKnown(page, orderId, /on-device|at-shop/);
  await expect(page.getByText('Please sign in again')).toHaveCount(0);

  // Opened anew, not even what is there can be read, since a database begins with a write of its own. Nothing of it is lost.
  await page.goto(new URL('/orders', page.url()).href);
  await expect(page.getByText('free some space').first()).toBeVisible();
  await disk.free();
  await page.getByRole('button', { name: 'Load again' }).click();
  await expectKnown(page, orderId, 'received', 60_000);
  await expectSync(page, 'safe');
  expect((await ordersInBook(shop)).map(({ status }) => status)).toEqual(['received']);
});
