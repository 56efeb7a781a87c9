import { ordersInBook } from './support/book-of-orders.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, placeOrder, signUp, syncBadge } from './support/shopper.ts';

test('a device recovers by itself when the shop is killed and started again, and its badge tells the truth meanwhile', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Flat white', { Milk: 'Oat' });
  await expectSync(phone.page, 'safe');

  await shop.stop('SIGKILL');
  const orderId = await placeOrder(phone.page);
  await expectKnown(phone.page, orderId, 'on-device');
  await expect(syncBadge(phone.page)).not.toHaveAttribute('data-sync', 'safe');

  await shop.start();
  await expectKnown(phone.page, orderId, 'received', 40_000);
  await expectSync(phone.page, 'safe');
  expect((await ordersInBook(shop)).map((order) => order['status'])).toEqual(['received']);
});
