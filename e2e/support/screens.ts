import type { Page } from '@playwright/test';
import type { Device } from './device.ts';
import { expect } from './shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signInAsOwner, signOut, signUp } from './shopper.ts';

/** A screen of the app, by the name pictures and findings carry, and its address. */
export type Screen = { name: string; path: string };

/** Signs a shopper up who has an order and a cart with two lines, and names the screens that can be seen then. */
export async function shopperScreens({ page }: Device): Promise<Screen[]> {
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Flat white', { Milk: 'Oat' });
  await addToCart(page, 'Butter croissant');
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, 'received');
  await addToCart(page, 'Cappuccino');
  const item = new URL(page.url()).pathname;
  await addToCart(page, 'Stoneware mug');
  await goTo(page, '/');
  await page.getByRole('searchbox').fill('');
  await expectSync(page, 'safe');
  return [
    { name: 'catalog', path: '/' },
    { name: 'item', path: item },
    { name: 'cart', path: '/cart' },
    { name: 'orders', path: '/orders' },
    { name: 'order', path: `/order/${orderId}` },
    { name: 'account', path: '/account' },
    { name: 'not-found', path: '/no-such-page' },
  ];
}

/** Signs the owner in, in the place of the shopper who uses the device, and names the rooms of the owner's area. */
export async function ownerScreens({ page }: Device): Promise<Screen[]> {
  await signOut(page);
  await signInAsOwner(page);
  await goTo(page, '/owner');
  // Of an item there is, not the empty form for a new one.
  const first = page.locator('main li a[href^="/owner/items/"]').first();
  await first.waitFor();
  const item = (await first.getAttribute('href')) ?? '/owner';
  await goTo(page, '/owner/users');
  const ada = page.locator('a[href^="/owner/users/"]', { hasText: 'Ada' }).first();
  await ada.waitFor();
  return [
    { name: 'owner-items', path: '/owner' },
    { name: 'owner-item', path: item },
    { name: 'owner-prices', path: '/owner/prices' },
    { name: 'owner-csv', path: '/owner/csv' },
    { name: 'owner-stock', path: '/owner/stock' },
    { name: 'owner-users', path: '/owner/users' },
    { name: 'owner-user', path: (await ada.getAttribute('href')) ?? '/owner/users' },
    { name: 'owner-orders', path: '/owner/orders' },
    { name: 'owner-changes', path: '/owner/changes' },
    { name: 'owner-parked', path: '/owner/parked' },
  ];
}

/** Chooses the language of this device as a person does, in the account page. */
export async function chooseLanguage(page: Page, language: 'en' | 'de' | 'ar'): Promise<void> {
  await goTo(page, '/account');
  await page.locator('select', { has: page.locator('option[value="ar"]') }).selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
}

/** Goes to a screen and waits until it shows its own content: a heading, no skeleton, every picture in view drawn. */
export async function openScreen(page: Page, { path }: Screen): Promise<void> {
  await goTo(page, path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => void (await document.fonts.ready));
  await expect
    .poll(() =>
      page.evaluate(() => {
        const inView = ({ top, left, width }: DOMRect) => width > 0 && top < innerHeight && left < innerWidth;
        return [...document.images].filter((image) => inView(image.getBoundingClientRect()) && !image.complete).length;
      }),
    )
    .toBe(0);
}

/** Brings everything that is on its way to its end: a colour half-way between two schemes has no contrast of its own. What goes on for ever is left. */
export async function stillPage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const moving = () =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity);
    do {
      for (const animation of moving()) animation.finish();
      // Transitions of a new style, or of what an animation's end brought, begin with the next frame.
      await frame();
      await frame();
    } while (moving().length > 0);
  });
}
