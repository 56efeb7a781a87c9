import { randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import { type Edit, type StoredItem, tornRevisions } from '@coffee-catalog/shared/testing/torn-revisions';
import { couchOfShop } from './support/couch-of-shop.ts';
import { pressByKeyboard } from './support/keyboard.ts';
import { itemNamed } from './support/owner.ts';
import { chooseLanguage, openScreen, stillPage } from './support/screens.ts';
import type { ShopProcess } from './support/shop-process.ts';
import { expect, test } from './support/shop-test.ts';
import { goTo, signInAsOwner } from './support/shopper.ts';

const PARKED = { name: 'parked', path: '/owner/parked' };
const euros = (amount: number) => ({ amount, currency: 'EUR' });

test('two edits of one price: the later one holds, both are shown, and by keyboard the owner takes the other; it is written down', async ({
  shop,
  openDevice,
}) => {
  const [{ page }, phone] = [await openDevice(), await openDevice()];
  const card = phone.page.locator('[data-item]').filter({ hasText: 'Flat white' }).first();
  await signInAsOwner(page);
  await tear(shop, 'Flat white', [
    { change: { price: euros(510) }, now: Date.now() + 2_000, deviceId: 'till' },
    { change: { price: euros(390), allergens: ['milk', 'nuts'] }, now: Date.now() + 1_000, deviceId: 'office' },
  ]);
  await expect(card).toContainText('5.10');

  await goTo(page, '/owner');
  await pressByKeyboard(page, page.getByRole('link', { name: 'Choose', exact: true }));
  const conflict = page.locator('[data-conflict="price"]');
  await expect(conflict).toContainText('Flat white');
  await expect(page.locator('[data-conflict]')).toHaveCount(1);
  await pressByKeyboard(page, conflict.getByRole('button', { name: 'Take this instead: €3.90' }));
  await expect(conflict).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Two edits of the same field' })).toBeFocused();
  await expect(card).toContainText('3.90');

  await goTo(page, '/owner/changes');
  const entries = page.locator('[data-change]');
  await expect(entries.first()).toContainText('Decided between two edits');
  await expect(entries.first()).toContainText(/€5\.10.*€3\.90/);
  await expect(page.locator('[data-change="clashed"]')).toContainText('The shop itself');
  // Nobody touched the allergens a second time: they hold without a question.
  expect((await itemNamed(shop, 'Flat white')).allergens).toEqual(['milk', 'nuts']);
});

test('another owner who was quicker is said, and the page shows what is left', async ({ shop, openDevice }) => {
  const [{ page, expected }, other] = [await openDevice(), await openDevice()];
  expected.push(/status of 409/);
  await tear(shop, 'Flat white', [
    { change: { price: euros(510) }, now: Date.now() + 2_000, deviceId: 'till' },
    { change: { price: euros(390) }, now: Date.now() + 1_000, deviceId: 'office' },
  ]);
  for (const device of [page, other.page]) {
    await signInAsOwner(device);
    await expect(async () => {
      await goTo(device, '/owner');
      await goTo(device, PARKED.path);
      await expect(device.locator('[data-conflict]')).toHaveCount(1, { timeout: 2_000 });
    }).toPass();
  }
  await other.page.getByRole('button', { name: /^Keep this/ }).click();
  await expect(other.page.locator('[data-conflict]')).toHaveCount(0);
  await page.getByRole('button', { name: /^Take this instead/ }).click();
  await expect(page.getByText('Somebody has decided already, or changed it since.').first()).toBeVisible();
  await expect(page.locator('[data-conflict]')).toHaveCount(0);
});

test('axe finds nothing where values are chosen, light and dark, in three languages', async ({ shop, openDevice }) => {
  const { page } = await openDevice({ viewport: { width: 360, height: 740 } });
  const { image } = await itemNamed(shop, 'Cappuccino');
  await tear(shop, 'Flat white', [
    { change: { price: euros(510), image, name: 'Flat white, large' }, now: Date.now() + 2_000, deviceId: 'till' },
    { change: { price: euros(390), image: null, name: 'Flat white XL' }, now: Date.now() + 1_000, deviceId: 'office' },
  ]);
  await signInAsOwner(page);
  for (const language of ['en', 'de', 'ar'] as const) {
    await chooseLanguage(page, language);
    await openScreen(page, PARKED);
    await expect(page.locator('[data-conflict]')).toHaveCount(3);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await stillPage(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${language} ${colorScheme} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});

/** Stores edits of an item as another server's replication brings them: apart, out of the same revision. */
async function tear(shop: ShopProcess, name: string, edits: readonly Edit[]): Promise<void> {
  const catalog = (await couchOfShop(shop, CATALOG_LOADER)).use('catalog');
  const { _id } = await itemNamed(shop, name);
  const item = (await catalog.get(_id, { revs: true })) as unknown as StoredItem;
  const docs = tornRevisions(item, edits, () => randomBytes(16).toString('hex'));
  await catalog.bulk({ docs, new_edits: false });
}
