import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/shop-test.ts';
import { goTo, readyForOffline, signInAsOwner, signUp } from './support/shopper.ts';

test('the owner changes a price and a picture: a connected device shows it within 2 s, an offline one after reconnecting', async ({
  openDevice,
}) => {
  const [counter, phone, tablet] = [
    await openDevice({ viewport: { width: 1280, height: 900 } }),
    await openDevice(),
    await openDevice(),
  ];
  await signInAsOwner(counter.page);
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  await goTo(phone.page, '/');
  for (const { page } of [phone, tablet]) await expect(card(page)).toBeVisible();
  await readyForOffline(tablet.page);
  tablet.network.cut();
  const before = (await card(phone.page).locator('img').getAttribute('src')) ?? '';

  await goTo(counter.page, '/owner');
  await counter.page.getByRole('searchbox').fill('Butter croissant');
  await counter.page.getByRole('link', { name: 'Butter croissant' }).click();
  await counter.page
    .getByLabel(/^Price/)
    .first()
    .fill('7.77');
  await counter.page.getByLabel(/^Picture/).setInputFiles({ name: 'new.png', mimeType: 'image/png', buffer: onePixel });
  await counter.page.getByRole('button', { name: 'Save' }).click();

  await expect(counter.page.getByText(/saved/i).first()).toBeVisible();
  const saved = Date.now();
  await expect(card(phone.page)).toContainText('€7.77', { timeout: 2000 });
  await expect(card(phone.page).locator('img')).not.toHaveAttribute('src', before, { timeout: 2000 });
  test.info().annotations.push({ type: 'saved to shown', description: `${Date.now() - saved} ms` });
  await expect(card(tablet.page)).not.toContainText('€7.77');
  tablet.network.mend();
  await expect(card(tablet.page)).toContainText('€7.77', { timeout: 40_000 });
  await expect(card(tablet.page).locator('img')).not.toHaveAttribute('src', before);
});

/** The item's card in the catalog. */
function card(page: Page): Locator {
  return page.locator('[data-item]').filter({ hasText: 'Butter croissant' }).first();
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
