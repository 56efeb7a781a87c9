import { ordersInBook } from './support/book-of-orders.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signIn, signUp } from './support/shopper.ts';

test('one cart placed differently on two offline devices is one order; what only the other had is one tap away', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Espresso');
  await expectSync(phone.page, 'safe');
  const laptop = await openDevice({ viewport: { width: 1280, height: 800 } });
  await signIn(laptop.page, 'ada@example.org');
  await goTo(laptop.page, '/cart');
  await expect(laptop.page.getByRole('main').getByText('Espresso').first()).toBeVisible();

  phone.network.cut();
  laptop.network.cut();
  // The phone has something else instead; the laptop places what both knew.
  await goTo(phone.page, '/cart');
  await phone.page.getByRole('button', { name: 'Remove: Espresso' }).click();
  await addToCart(phone.page, 'Butter croissant');
  const orderId = await placeOrder(phone.page);
  expect(await placeOrder(laptop.page)).toBe(orderId);
  phone.network.mend();
  await expectKnown(phone.page, orderId, 'received', 40_000);
  laptop.network.mend();
  await expectKnown(laptop.page, orderId, 'received', 40_000);

  const difference = laptop.page.locator('[data-difference]');
  await expect(difference).toContainText('You placed this cart differently on this device', { timeout: 40_000 });
  await expect(difference).toContainText('The other had in addition: 1 × Espresso.');
  await expect(difference).toContainText('The other did not have: 1 × Butter croissant.');
  await expect(phone.page.locator('[data-difference]')).toContainText('Your other device placed this cart differently');

  await difference.getByRole('button', { name: 'Put it in a new cart' }).click();
  await expect(laptop.page.getByRole('main').getByText('Espresso').first()).toBeVisible();
  await goTo(phone.page, `/order/${orderId}`);
  await expect(phone.page.locator('[data-difference="in-cart"]')).toBeVisible({ timeout: 40_000 });
  expect((await ordersInBook(shop)).map((order) => [order['orderId'], order['status']])).toEqual([
    [orderId, 'received'],
  ]);
});

test('what another device adds to a cart is said in a sentence and taken back with one tap', async ({ openDevice }) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Espresso');
  await expectSync(phone.page, 'safe');
  const laptop = await openDevice({ viewport: { width: 1280, height: 800 } });
  await signIn(laptop.page, 'ada@example.org');
  await goTo(laptop.page, '/cart');
  await expect(laptop.page.getByRole('main').getByText('Espresso').first()).toBeVisible();
  await addToCart(laptop.page, 'Butter croissant');

  await goTo(phone.page, '/cart');
  const merge = phone.page.locator('[data-merge]');
  await expect(merge).toContainText('Your other computer added 1 × Butter croissant.');
  await merge.getByRole('button', { name: 'Undo' }).click();
  await expect(merge).toHaveCount(0);
  await expect(phone.page.getByRole('main').getByText('Butter croissant')).toHaveCount(0);
  await expect(phone.page.getByRole('main').getByText('Espresso').first()).toBeVisible();
  await expect(laptop.page.locator('[data-merge]')).toContainText('Your other computer took out 1 × Butter croissant.');
});
