import type { Page } from '@playwright/test';
import { chooseLanguage } from './support/screens.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, goTo, signInAsOwner, signUp, syncBadge } from './support/shopper.ts';

const WORDS = {
  en: { first: 'Order with or without a network', meaning: 'What does “on this device” mean?', is: 'On this device' },
  de: { first: 'Bestellen mit und ohne Netz', meaning: 'Was heißt „auf diesem Gerät“?', is: 'Auf diesem Gerät' },
  ar: { first: 'اطلب بشبكة أو دونها', meaning: 'ماذا تعني «على هذا الجهاز»؟', is: 'على هذا الجهاز' },
} as const;

test('the first visit is told what matters, and what the words mean is explained, in three languages', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  for (const language of ['de', 'ar', 'en'] as const) {
    const { first, meaning, is } = WORDS[language];
    await chooseLanguage(page, language);
    const answers = page.locator('details', { has: page.locator('summary') });
    await expect(answers.first().locator('summary')).toHaveText(meaning);
    // Why an order would be refused is the fourth of them.
    for (const index of [0, 3]) {
      await expect(answers.nth(index).locator('p')).toBeHidden();
      await answers.nth(index).locator('summary').click();
      await expect(answers.nth(index).locator('p')).toBeVisible();
    }
    await syncBadge(page).click();
    await expect(page.getByRole('dialog').getByRole('term').first()).toHaveText(is);
    await page.keyboard.press('Escape');
    await goTo(page, '/');
    await expect(page.getByText(first)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Espresso' }).first()).toBeVisible();
  await expect(page.getByText(WORDS.en.first)).toHaveCount(0);
});

test('whoever has an account is told nothing of the first visit, also after signing out', async ({ openDevice }) => {
  const { page } = await openDevice();
  await expect(page.getByText(WORDS.en.first)).toBeVisible();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await goTo(page, '/');
  await expect(page.getByText('Good', { exact: false }).filter({ hasText: 'Ada' })).toBeVisible();
  await expect(page.getByText(WORDS.en.first)).toHaveCount(0);
});

test('what most visits do not need is loaded when it is used: other languages, the owner’s area, QR codes, push', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await expect(page.getByRole('link', { name: 'Espresso' }).first()).toBeVisible();
  // The shopper's other screens come ahead of the first tap, once the browser is idle.
  await expect.poll(() => scriptsOf(page)).toContain('account-page');
  const rare = ['ar', 'de', 'owner-area', 'owner', 'qr', 'add-device-page', 'csv-page', 'keep-push-subscription'];
  const loadedOf = async () => [...new Set(await scriptsOf(page))].filter((name) => rare.includes(name)).toSorted();
  expect(await loadedOf()).toEqual([]);
  await chooseLanguage(page, 'de');
  expect(await loadedOf()).toEqual(['de']);
  await chooseLanguage(page, 'en');
  await signInAsOwner(page);
  expect(await loadedOf()).toEqual(['de']);
  await page.getByRole('button', { name: 'Add a device' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  expect(await loadedOf()).toEqual(['de', 'qr']);
  await page.keyboard.press('Escape');
  await goTo(page, '/owner');
  await expect(page.getByRole('heading', { level: 1, name: 'Items' })).toBeVisible();
  expect(await loadedOf()).toEqual(expect.arrayContaining(['de', 'owner-area', 'qr']));
});

test('whoever wants less motion sees none', async ({ openDevice }) => {
  const { page } = await openDevice();
  const moves = async (): Promise<string[]> => {
    await page.evaluate(() => Object.assign(window, { moved: [] }));
    await page.evaluate(() => {
      const { moved } = window as unknown as { moved: string[] };
      const look = () => {
        for (const animation of document.getAnimations()) {
          const { duration } = animation.effect?.getComputedTiming() ?? {};
          if (typeof duration === 'number' && duration > 1) moved.push(animation.constructor.name);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    await page
      .getByRole('button', { name: /filter/i })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Milk' }).click();
    await page.keyboard.press('Escape');
    await addToCart(page, 'Espresso');
    await expect(page.locator('[data-toast]')).toBeVisible();
    await goTo(page, '/');
    return page.evaluate(() => (window as unknown as { moved: string[] }).moved);
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moves()).toEqual([]);
  await page.reload();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moves()).not.toEqual([]);
});

/** The names, without what the build adds to them, of the scripts that the page itself has loaded. */
async function scriptsOf(page: Page): Promise<string[]> {
  const paths = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return paths.flatMap((path) => /\/assets\/(.+)-[\w-]{8}\.js$/.exec(path)?.[1] ?? []);
}
