import { databasesOf, documentsOf } from './support/book-of-orders.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signIn, signOut, signUp } from './support/shopper.ts';

test('a cart is one cart on two devices, and placing it on one ends it on the other', async ({ openDevice }) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Flat white', { Milk: 'Oat' });
  await expectSync(phone.page, 'safe');

  const laptop = await openDevice({ viewport: { width: 1280, height: 800 } });
  await signIn(laptop.page, 'ada@example.org');
  await goTo(laptop.page, '/cart');
  await expect(laptop.page.getByRole('main').getByText('Flat white').first()).toBeVisible();

  phone.network.cut();
  laptop.network.cut();
  await addToCart(phone.page, 'Butter croissant');
  await addToCart(laptop.page, 'Espresso');
  phone.network.mend();
  laptop.network.mend();
  for (const { page } of [phone, laptop]) {
    await goTo(page, '/cart');
    for (const item of ['Flat white', 'Butter croissant', 'Espresso']) {
      await expect(page.getByRole('main').getByText(item).first(), item).toBeVisible({ timeout: 40_000 });
    }
  }

  const orderId = await placeOrder(phone.page);
  await expect(laptop.page.getByRole('main').getByText('Butter croissant')).toHaveCount(0);
  await goTo(laptop.page, '/orders');
  await expectKnown(laptop.page, orderId, 'received');
});

test("a second user in another tab of the same browser never sees or sends the first one's data", async ({
  shop,
  openDevice,
}) => {
  const device = await openDevice();
  await signUp(device.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(device.page, 'Flat white', { Milk: 'Oat' });
  await expectSync(device.page, 'safe');

  const second = await device.openTab('/account');
  await signOut(second);
  await signUp(second, { name: 'Bob', email: 'bob@example.org' });
  await addToCart(second, 'Espresso');
  await expectSync(second, 'safe');

  // The first tab follows the browser's session: it is Bob's now, and shows nothing of Ada's.
  await device.page.bringToFront();
  await goTo(device.page, '/cart');
  await expect(device.page.getByRole('main').getByText('Espresso').first()).toBeVisible();
  await expect(device.page.getByRole('main').getByText('Flat white')).toHaveCount(0);

  const drafts = await Promise.all((await databasesOf(shop, 'draftorders-')).map((name) => documentsOf(shop, name)));
  const lines = drafts.map((rows) => rows.filter(({ doc }) => doc['type'] === 'draft-line').length);
  expect(
    lines.filter((count) => count > 1),
    'each draft database holds one line at most',
  ).toEqual([]);
});
