import type { Page } from '@playwright/test';
import { databasesOf, documentsOf, ordersInBook } from './support/book-of-orders.ts';
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

test('an order placed without a network, through a killed browser, is received once when the network returns', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await readyForOffline(phone.page);
  await phone.cookieKept();
  await expectSync(phone.page, 'safe');

  phone.network.cut();
  await phone.page.reload();
  await goTo(phone.page, '/');
  await expect(phone.page.getByRole('link', { name: 'Flat white' }).first()).toBeVisible();
  await expectEveryPictureShown(phone.page);

  await addToCart(phone.page, 'Flat white', { Milk: 'Oat' });
  await addToCart(phone.page, 'Butter croissant');
  await addToCart(phone.page, 'Espresso');
  const orderId = await placeOrder(phone.page);
  await expectKnown(phone.page, orderId, 'on-device');
  await expectSync(phone.page, 'offline');

  await phone.killAndReopen('/orders');
  await expectKnown(phone.page, orderId, 'on-device');

  // From here nobody touches anything.
  const mended = Date.now();
  phone.network.mend();
  await expectKnown(phone.page, orderId, 'received', 5_000);
  process.stdout.write(`received ${Date.now() - mended} ms after the network came back\n`);
  await expect(orderElement(phone.page, orderId)).toContainText(/#?\s?1\b/);
  await expectSync(phone.page, 'safe');

  const [book, processed] = [await ordersInBook(shop), await databasesOf(shop, 'processedorders-')];
  expect(book.map((order) => [order['orderId'], order['status']])).toEqual([[orderId, 'received']]);
  const shown = (await Promise.all(processed.map((name) => documentsOf(shop, name)))).flat();
  expect(shown.map(({ id, doc }) => [id, doc['status'], (doc['lines'] as unknown[]).length])).toEqual([
    [orderId, 'received', 3],
  ]);
  for (const prefix of ['placedorders-', 'draftorders-']) {
    for (const name of await databasesOf(shop, prefix)) {
      await expect
        .poll(async () => (await documentsOf(shop, name)).filter(({ id }) => id.startsWith(orderId)))
        .toEqual([]);
    }
  }
});

async function expectEveryPictureShown(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const pictures = [...document.querySelectorAll<HTMLImageElement>('img[src*="/images/"]')];
        for (const picture of pictures) picture.loading = 'eager';
        await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
        return { shown: pictures.filter((picture) => picture.naturalWidth > 0).length, of: pictures.length };
      }),
    )
    .toEqual({ shown: 100, of: 100 });
}
