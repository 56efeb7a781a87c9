import type { Page } from '@playwright/test';
import { pressByKeyboard } from './support/keyboard.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, goTo, placeOrder, signUp } from './support/shopper.ts';

const card = (page: Page, name: string) => page.locator('[data-item]').filter({ hasText: name });
const search = (page: Page, words: string) => page.getByRole('searchbox').fill(words);

test('a search forgives typos and accents; filters and favourites narrow the shelves, also after a reload', async ({
  openDevice,
}) => {
  const { page } = await openDevice({ viewport: { width: 1280, height: 900 } });
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await goTo(page, '/');
  for (const [typed, found] of [
    ['croisant', 'Butter croissant'],
    ['cafe bombon', 'Café bombón'],
    ['EINSPANNER', 'Einspänner'],
    ['flat whit', 'Flat white'],
  ] as const) {
    await search(page, typed);
    await expect(card(page, found).first(), typed).toBeVisible();
  }
  await search(page, 'qqqqqq');
  await expect(page.getByText('Nothing like that on the shelves')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();

  await card(page, 'Espresso').first().getByRole('button', { name: 'Favourite: Espresso', exact: true }).click();
  await page.getByRole('button', { name: 'Favourites', exact: true }).click();
  await expect(page.locator('[data-item]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Favourites', exact: true }).click();

  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByRole('button', { name: 'Milk' }).click();
  await sheet.getByRole('button', { name: 'Up to €5.00' }).click();
  await sheet.getByRole('button', { name: /^Show \d+ items$/ }).click();
  await expect(card(page, 'Flat white')).toHaveCount(0);
  await expect(card(page, 'Espresso').first()).toBeVisible();
  // What somebody cannot eat stays with the device.
  await page.reload();
  await expect(card(page, 'Espresso').first()).toBeVisible();
  await expect(card(page, 'Flat white')).toHaveCount(0);
});

test('an order is placed again with the keyboard alone', async ({ openDevice }) => {
  const { page } = await openDevice({ viewport: { width: 1280, height: 900 } });
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Flat white', { Milk: 'Oat' });
  await addToCart(page, 'Espresso');
  const first = await placeOrder(page);
  await expectKnown(page, first, 'received');

  await pressByKeyboard(page, page.getByRole('link', { name: 'Orders', exact: true }).first());
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeFocused();
  await pressByKeyboard(page, page.locator(`[data-order="${first}"]`).getByRole('link'));
  await pressByKeyboard(page, page.getByRole('button', { name: 'Order again' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeFocused();
  await expect(page.getByRole('main').getByText('Oat').first()).toBeVisible();
  await pressByKeyboard(page, page.getByRole('button', { name: 'Place order' }));
  await page.waitForURL((url) => url.pathname.startsWith('/order/') && !url.pathname.endsWith(first));
  const second = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await expectKnown(page, second, 'received');
  await expect(page.getByRole('main').getByText('Flat white')).toBeVisible();
});

test('a receipt prints on one page with what was charged and nothing of the app around it', async ({ openDevice }) => {
  const { page } = await openDevice({ colorScheme: 'dark' });
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Espresso');
  const order = await placeOrder(page);
  await expectKnown(page, order, 'received');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Receipt', { exact: true })).toBeVisible();
  await expect(page.getByText('For Ada', { exact: true })).toBeVisible();
  await expect(page.getByText(order)).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByText('Receipt', { exact: true })).toHaveCSS('color', 'rgb(0, 0, 0)');
  const paper = (await page.pdf({ format: 'A5' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
