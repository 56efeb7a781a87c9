import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pressByKeyboard, typeByKeyboard } from './support/keyboard.ts';
import { filmQrCode, readQrCode } from './support/qr.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectSync, goTo, signUp } from './support/shopper.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add a device' });
const shownCode = async (page: Page) =>
  (await dialog(page)
    .getByText(/^\w{5}-\w{5}$/)
    .textContent()) ?? '';
const message = (page: Page, text: string) => page.getByRole('region', { name: 'Messages' }).getByText(text);
const shownNumber = (page: Page) => page.getByText(/^\d{3}$/).first();

test('a new device comes in by a typed code once the old one confirms; it is listed, renamed and signed out from there', async ({
  shop,
  openDevice,
}) => {
  const laptop = await openDevice({ viewport: { width: 1280, height: 900 } });
  await signUp(laptop.page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(laptop.page, 'Espresso');
  await expectSync(laptop.page, 'safe');
  await goTo(laptop.page, '/account');
  await laptop.page.getByRole('button', { name: 'Add a device' }).click();
  const code = await shownCode(laptop.page);
  // What the phone's own camera would open.
  expect(await readQrCode(dialog(laptop.page).getByRole('img'))).toBe(`${shop.origin}/add-device#${code}`);

  const phone = await openDevice({ path: '/account' });
  phone.expected.push(/status of 404/);
  await phone.page.getByRole('link', { name: 'Use another device of mine' }).click();
  const field = phone.page.getByLabel('Code', { exact: true });
  await field.fill('not a code');
  await phone.page.getByRole('button', { name: 'Continue' }).click();
  await expect(phone.page.getByText('A code has ten letters and digits')).toBeVisible();
  await field.fill('AAAAA-AAAAA');
  await phone.page.getByRole('button', { name: 'Continue' }).click();
  await expect(phone.page.getByText('This code is not known')).toBeVisible();
  await field.fill(code.toLowerCase().replace('-', ' '));
  await phone.page.getByRole('button', { name: 'Continue' }).click();
  const number = await shownNumber(phone.page).textContent();
  await expect(dialog(laptop.page).getByText(number ?? '', { exact: true })).toBeVisible();
  await dialog(laptop.page).getByRole('button', { name: 'Let it in' }).click();

  await expect(message(phone.page, 'This device is signed in as Ada')).toBeVisible();
  await goTo(phone.page, '/cart');
  await expect(phone.page.getByRole('main').getByText('Espresso').first()).toBeVisible();
  await expect(dialog(laptop.page).getByText('is in. It has its carts').first()).toBeVisible();
  await dialog(laptop.page).getByRole('button', { name: 'Done' }).click();

  const devices = laptop.page.getByRole('list', { name: 'Your devices' }).getByRole('listitem');
  await expect(devices).toHaveCount(2);
  const other = devices.filter({ hasNotText: 'This one' });
  await other.getByRole('button', { name: /^Rename/ }).click();
  await laptop.page.getByLabel('Name of the device').fill('Ada’s phone');
  await laptop.page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(other.getByRole('heading', { name: 'Ada’s phone' })).toBeVisible();

  // The phone learns of it by being refused, which the browser logs.
  phone.expected.push(/status of 401/);
  await other.getByRole('button', { name: 'Sign out Ada’s phone' }).click();
  await laptop.page.getByRole('button', { name: 'Close the message' }).first().click();
  await goTo(laptop.page, '/orders');
  await expect(phone.page.getByText('Please sign in again')).toBeVisible({ timeout: 15_000 });
});

test('a device is added with the keyboard alone, and one that is not wanted stays outside', async ({ openDevice }) => {
  const laptop = await openDevice({ viewport: { width: 1280, height: 900 } });
  await signUp(laptop.page, { name: 'Ada', email: 'ada@example.org' });
  const phone = await openDevice({ path: '/add-device' });
  const come = async () => {
    await typeByKeyboard(phone.page, phone.page.getByLabel('Code', { exact: true }), await shownCode(laptop.page));
    await phone.page.keyboard.press('Enter');
    await expect(dialog(laptop.page).getByRole('heading', { name: /^Let .+ in\?$/ })).toBeFocused();
  };
  await pressByKeyboard(laptop.page, laptop.page.getByRole('button', { name: 'Add a device' }));
  await come();
  await pressByKeyboard(laptop.page, dialog(laptop.page).getByRole('button', { name: 'No', exact: true }));
  await expect(phone.page.getByRole('alert').getByText('The other device did not let this one in.')).toBeVisible();
  await pressByKeyboard(phone.page, phone.page.getByRole('button', { name: 'Try again' }));

  await pressByKeyboard(laptop.page, dialog(laptop.page).getByRole('button', { name: 'Show a new code' }));
  await come();
  await pressByKeyboard(laptop.page, dialog(laptop.page).getByRole('button', { name: 'Let it in' }));
  await expect(message(phone.page, 'This device is signed in as Ada')).toBeVisible();
  await expect(dialog(laptop.page).getByText('is in. It has its carts').first()).toBeVisible();
  await laptop.page.keyboard.press('Escape');
  await expect(laptop.page.getByRole('button', { name: 'Add a device' })).toBeFocused();
});

test('a new device scans the code with its camera', async ({ openDevice }) => {
  const films = await mkdtemp(join(tmpdir(), 'coffee-film-'));
  const film = join(films, 'code.y4m');
  const laptop = await openDevice({ viewport: { width: 1280, height: 900 } });
  await signUp(laptop.page, { name: 'Ada', email: 'ada@example.org' });
  await laptop.page.getByRole('button', { name: 'Add a device' }).click();
  await filmQrCode(await readQrCode(dialog(laptop.page).getByRole('img')), film);

  const phone = await openDevice({ path: '/add-device', camera: film });
  await phone.page.getByRole('button', { name: 'Scan the code' }).click();
  await dialog(laptop.page).getByRole('button', { name: 'Let it in' }).click();
  await expect(message(phone.page, 'This device is signed in as Ada')).toBeVisible();
  await rm(films, { recursive: true });
});
