import { ordersInBook } from './support/book-of-orders.ts';
import { changeItem } from './support/owner.ts';
import { expect, test } from './support/shop-test.ts';
import {
  addToCart,
  expectKnown,
  expectSync,
  goTo,
  orderElement,
  placeOrder,
  readyForOffline,
  signUp,
} from './support/shopper.ts';

test('an order quoted below the price in force is refused, says so, and can be copied into a new cart', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await readyForOffline(phone.page);
  await addToCart(phone.page, 'Butter croissant');
  await expectSync(phone.page, 'safe');
  phone.network.cut();
  const orderId = await placeOrder(phone.page);
  await changeItem(shop, 'Butter croissant', { price: { amount: 99_00, currency: 'EUR' } });
  phone.network.mend();

  await expectKnown(phone.page, orderId, 'refused', 40_000);
  await expect(phone.page.getByRole('main')).toContainText(/price/i);
  const [order] = await ordersInBook(shop);
  expect(order).toMatchObject({ status: 'refused', reason: { code: 'price-changed' }, total: 0 });
  expect(order).not.toHaveProperty('receivedTime');

  await phone.page.getByRole('button', { name: /copy into a new cart/i }).click();
  await goTo(phone.page, '/cart');
  await expect(phone.page.getByRole('main').getByText('Butter croissant').first()).toBeVisible();
  const again = await placeOrder(phone.page);
  expect(again).not.toBe(orderId);
  await expectKnown(phone.page, again, 'received');
});

test('an order quoted above the price in force is charged the lower price', async ({ shop, openDevice }) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Butter croissant');
  await readyForOffline(phone.page);
  await expectSync(phone.page, 'safe');
  phone.network.cut();
  const orderId = await placeOrder(phone.page);
  await changeItem(shop, 'Butter croissant', { price: { amount: 1_23, currency: 'EUR' } });
  phone.network.mend();
  await expectKnown(phone.page, orderId, 'received', 40_000);
  await expect(orderElement(phone.page, orderId)).toContainText('€1.23');
  expect(await ordersInBook(shop)).toMatchObject([{ status: 'received', total: 1_23 }]);
});
