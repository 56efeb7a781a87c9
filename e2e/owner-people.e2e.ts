import type { Page } from '@playwright/test';
import { pressByKeyboard, typeByKeyboard } from './support/keyboard.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, goTo, placeOrder, signIn, signInAsOwner, signUp } from './support/shopper.ts';

const DESK = { viewport: { width: 1280, height: 900 } };

test('a role is given by keyboard alone; somebody is disabled and, by undo, not; a forgotten password is replaced and a device admitted', async ({
  openDevice,
}) => {
  const [{ page }, phone] = [await openDevice(DESK), await openDevice()];
  phone.expected.push(/status of 401/, /status of 403/);
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await signInAsOwner(page);
  await goTo(page, '/owner/users');
  await typeByKeyboard(page, page.getByRole('searchbox'), 'ada@');
  const staff = page.getByRole('button', { name: 'Staff: Ada' });
  await pressByKeyboard(page, staff);
  await expect(staff).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Disable Ada' }).click();
  await expect(page.getByRole('button', { name: 'Enable Ada' })).toBeVisible();
  // The message that the role was given has an undo of its own, and this one comes a moment after the button.
  const told = page.locator('[data-toast]').filter({ hasText: 'can no longer sign in' });
  await told.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Disable Ada' })).toBeVisible();

  await page.getByRole('link', { name: 'Ada', exact: true }).click();
  await expect(page.locator('[data-change]')).toHaveCount(3);
  await page.getByRole('button', { name: 'New password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make a new password' }).click();
  const password = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  const laptop = await openDevice({ path: '/account' });
  await signIn(laptop.page, 'ada@example.org', password);

  await page.getByRole('button', { name: 'Admit a device' }).click();
  await expect(page.getByRole('dialog').getByText(/^\w{5}-\w{5}$/)).toBeVisible();
});

test('orders are found by number, name and day, and one tells its whole story; what is counted sells out', async ({
  openDevice,
}) => {
  const [{ page }, phone] = [await openDevice(DESK), await openDevice()];
  await signInAsOwner(page);
  await goTo(page, '/owner/stock');
  await page.getByRole('searchbox').fill('Butter croissant');
  const count = page.getByLabel('How many of Butter croissant are on the shelf');
  await count.fill('some');
  await count.press('Enter');
  await expect(page.getByText('This is not a number of things')).toBeVisible();
  await count.fill('1');
  await count.press('Enter');
  await expect(page.getByText('1 to be had, 0 promised')).toBeVisible();

  await signUp(phone.page, { name: 'Zoë Ångström', email: 'zoe@example.org' });
  const orderId = await orderOf(phone.page, 'Butter croissant', 'received');
  await orderOf(phone.page, 'Butter croissant', 'refused');

  await page.getByRole('link', { name: 'Orders' }).last().click();
  await expect(orders(page)).toHaveCount(2);
  await page.getByRole('searchbox').fill('angst');
  await expect(orders(page)).toHaveCount(2);
  await page.getByLabel('Status').selectOption('received');
  await expect(orders(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('nobody');
  await expect(page.getByText('Nothing in the book fits')).toBeVisible();
  await page.getByRole('searchbox').fill(orderId.slice(0, 18));
  await expect(orders(page)).toHaveCount(1);
  await page.getByLabel('Day').fill('2020-01-01');
  await expect(page.getByText('Nothing in the book fits')).toBeVisible();
  await page.getByLabel('Day').fill('');
  await page.getByLabel('Status').selectOption('');
  await page.getByRole('searchbox').fill('zoe');
  await orders(page).and(page.locator('[data-known="refused"]')).locator('summary').click();
  await expect(page.getByText('Sold out when the order arrived.')).toBeVisible();
  const story = orders(page).and(page.locator('[data-known="refused"]')).locator('dl');
  await expect(story).toContainText('Zoë Ångström zoe@example.org');
  await expect(story).toContainText(/Device(Phone|Computer)/);
  await expect(page.getByText('by the shop', { exact: true })).toBeVisible();
  await page.locator('[data-known="refused"] dd a').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Zoë Ångström' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Orders' }).last().click();
  await expect(page.getByText('The orders of one account.')).toBeVisible();
  await expect(orders(page)).toHaveCount(2);
});

async function orderOf(page: Page, item: string, outcome: string): Promise<string> {
  await addToCart(page, item);
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, outcome);
  return orderId;
}

function orders(page: Page) {
  return page.getByRole('main').locator('[data-order]');
}
