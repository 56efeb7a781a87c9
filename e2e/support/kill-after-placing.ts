import { ordersInBook } from './book-of-orders.ts';
import type { Device } from './device.ts';
import type { ShopProcess } from './shop-process.ts';
import { expect } from './shop-test.ts';
import {
  addToCart,
  expectKnown,
  expectSync,
  goTo,
  orderElement,
  placeOrder,
  readyForOffline,
  signUp,
} from './shopper.ts';

/**
 * So many times: an order is placed without a network, and the moment the page says *on this device* every process of the browser is killed. Each order
 * must be there in the browser started next, and in the end, with a network, in the shop's book: each once, nothing else.
 */
export async function killAfterPlacing(shop: ShopProcess, phone: Device, rounds: number): Promise<void> {
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(phone.page, 'Espresso');
  const item = new URL(phone.page.url()).pathname;
  await readyForOffline(phone.page);
  await phone.cookieKept();
  await expectSync(phone.page, 'safe');
  phone.network.cut();

  const placed: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await phone.page.getByRole('button', { name: 'Add to cart' }).click();
    const orderId = await placeOrder(phone.page);
    await orderElement(phone.page, orderId).and(phone.page.locator('[data-known="on-device"]')).waitFor();
    placed.push(orderId);
    await phone.killAndReopen(`/order/${orderId}`);
    await expectKnown(phone.page, orderId, 'on-device');
    await goTo(phone.page, item);
  }

  phone.network.mend();
  const outcomes = async () => {
    const book = await ordersInBook(shop);
    expect(book.length, 'orders in the book').toBeLessThanOrEqual(placed.length);
    return Object.fromEntries(book.map((order) => [order['orderId'], order['status']]));
  };
  await expect
    .poll(outcomes, { timeout: 60_000 })
    .toEqual(Object.fromEntries(placed.map((orderId) => [orderId, 'received'])));
  await expectSync(phone.page, 'safe', 60_000);
}
