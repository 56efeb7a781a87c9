import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ordersInBook } from './support/book-of-orders.ts';
import { changeItem, itemNamed } from './support/owner.ts';
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

/** Says in the cart that the shop is to ask when something cannot be had as it stands there. */
async function askMeFirst(page: Page): Promise<void> {
  await goTo(page, '/cart');
  await page.getByText('If something changes meanwhile').click();
  await page.getByLabel('If it is sold out, or costs more than that').selectOption({ label: 'Ask me first' });
}

test('a dearer line and a milk that is gone are asked about, answered without a network, and charged as answered', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  const { page } = phone;
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await readyForOffline(page);
  await addToCart(page, 'Butter croissant');
  await addToCart(page, 'Flat white', { Milk: 'Oat drink' });
  await askMeFirst(page);
  await expectSync(page, 'safe');
  phone.network.cut();
  const orderId = await placeOrder(page);
  await changeItem(shop, 'Butter croissant', { price: { amount: 9_99, currency: 'EUR' } });
  const { options } = await itemNamed(shop, 'Flat white');
  const withoutOat = options.map((option) => ({ ...option, choices: option.choices.filter(({ id }) => id !== 'oat') }));
  await changeItem(shop, 'Flat white', { options: withoutOat });
  phone.network.mend();

  await expectKnown(page, orderId, 'needs-answer', 40_000);
  const question = page.locator('[data-question="open"]');
  await expect(question).toBeVisible();
  expect((await new AxeBuilder({ page }).include('[data-question]').analyze()).violations).toEqual([]);
  expect(await ordersInBook(shop)).toMatchObject([{ status: 'needs-answer' }]);
  const send = question.getByRole('button', { name: 'Send answer' });
  await expect(send).toBeDisabled();

  phone.network.cut();
  await question
    .getByRole('group', { name: /croissant/i })
    .getByLabel(/€9\.99/)
    .check();
  await question
    .getByRole('group', { name: /flat white/i })
    .getByLabel(/Soy drink/)
    .check();
  await send.click();
  await expect(page.locator('[data-question="answered"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-question="answered"]')).toBeVisible();
  await expectKnown(page, orderId, 'needs-answer');

  phone.network.mend();
  await expectKnown(page, orderId, 'received', 40_000);
  await expect(page.locator('[data-question]')).toHaveCount(0);
  await expect(orderElement(page, orderId)).toContainText('€14.69');
  await expect(orderElement(page, orderId)).toContainText('Soy drink');
  expect(await ordersInBook(shop)).toMatchObject([
    { status: 'received', total: 9_99 + 4_70, history: [{ status: 'needs-answer' }, { status: 'received' }] },
  ]);
  await expectSync(page, 'safe');
});

test('what is sold out is left out, or, where it is all there was, the order is withdrawn', async ({
  shop,
  openDevice,
}) => {
  const phone = await openDevice();
  const { page } = phone;
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  const placeBeforeItIsGone = async (...items: string[]) => {
    for (const item of items) await addToCart(page, item);
    await askMeFirst(page);
    await expectSync(page, 'safe');
    phone.network.cut();
    const orderId = await placeOrder(page);
    await changeItem(shop, 'Butter croissant', { available: false });
    phone.network.mend();
    await expectKnown(page, orderId, 'needs-answer', 40_000);
    return orderId;
  };
  const both = await placeBeforeItIsGone('Butter croissant', 'Cortado');
  await page.getByLabel('Leave it out').check();
  await page.getByRole('button', { name: 'Send answer' }).click();
  await expectKnown(page, both, 'received', 40_000);
  await expect(orderElement(page, both)).toContainText('Left out');

  await changeItem(shop, 'Butter croissant', { available: true });
  await expectSync(page, 'safe');
  const alone = await placeBeforeItIsGone('Butter croissant');
  await expect(page.getByRole('button', { name: 'Send answer' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await expectKnown(page, alone, 'cancelled', 40_000);
});
