import type { Page } from '@playwright/test';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signIn, signUp } from './support/shopper.ts';

type Shortcut = { name: string; url: string; icons: { src: string }[] };
type Manifest = {
  lang: string;
  dir: string;
  icons: { src: string; sizes: string; purpose?: string }[];
  shortcuts: Shortcut[];
};

test('a browser finds nothing wrong with the app’s manifest; its icons are pictures and its shortcuts open their pages', async ({
  shop,
  openDevice,
}) => {
  const { page, context } = await openDevice();
  const session = await context.newCDPSession(page);
  const { data, errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { lang, dir, icons, shortcuts } = JSON.parse(data ?? '') as Manifest;
  expect({ lang, dir }).toEqual({ lang: 'en', dir: 'auto' });
  expect(icons.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes)).toEqual(['512x512']);
  const pictures = [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons)];
  for (const { src } of pictures) expect(await widthOf(page, src), src).toBeGreaterThanOrEqual(150);
  expect(shortcuts.map(({ url }) => url)).toEqual(['/orders', '/cart', '/account']);
  for (const { url, heading } of [
    { url: '/orders', heading: 'Orders' },
    { url: '/cart', heading: 'Your cart' },
    { url: '/account', heading: 'Account' },
  ]) {
    await page.goto(`${shop.origin}${url}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
});

test('installing is offered once somebody has ordered, by the browser’s own dialog, and never again once declined', async ({
  openDevice,
}) => {
  const offer = (page: Page) => page.getByText('Keep the shop on your home screen');
  const phone = await openDevice();
  await signUp(phone.page, { name: 'Ada', email: 'ada@example.org' });
  expect(await browserOffers(phone.page), 'the browser’s own banner is held back').toBe(true);
  await addToCart(phone.page, 'Espresso');
  await expect(offer(phone.page)).toHaveCount(0);
  const orderId = await placeOrder(phone.page);
  await expectKnown(phone.page, orderId, 'received');
  await expect(offer(phone.page)).toBeVisible();
  await phone.page.getByRole('button', { name: 'No, thanks' }).click();
  await phone.page.reload();
  await expectKnown(phone.page, orderId, 'received');
  expect(await browserOffers(phone.page), 'whoever declined is left to the browser').toBe(false);
  await expect(offer(phone.page)).toHaveCount(0);

  const laptop = await openDevice({ viewport: { width: 1280, height: 800 } });
  await signIn(laptop.page, 'ada@example.org');
  await goTo(laptop.page, '/orders');
  await expectKnown(laptop.page, orderId, 'received');
  await browserOffers(laptop.page);
  await laptop.page.getByRole('button', { name: 'Install' }).click();
  expect(await laptop.page.evaluate(() => (window as unknown as { prompted: number }).prompted)).toBe(1);
  await expect(offer(laptop.page)).toHaveCount(0);
});

test.describe('an order that is not received in time', () => {
  test.use({ variables: { UNRECEIVED_AFTER_S: '2' } });

  test('is told once on whichever page, and counted on the app’s icon, until it is received', async ({
    openDevice,
  }) => {
    const { page, network } = await openDevice();
    await page.addInitScript(countBadges);
    await page.reload();
    await signUp(page, { name: 'Ada', email: 'ada@example.org' });
    await addToCart(page, 'Espresso');
    await expectSync(page, 'safe');
    network.cut();
    const orderId = await placeOrder(page);
    await expectKnown(page, orderId, 'on-device');
    const told = page.getByRole('alert').filter({ hasText: 'An order has not been sent yet' });
    await expect(told, 'the order’s own page says it by itself').toHaveCount(1);
    await goTo(page, '/');
    await expect(told).toHaveCount(1);
    await expect.poll(() => lastBadge(page)).toBe(1);
    await told.getByRole('button', { name: 'Got it' }).click();
    await expect(told).toHaveCount(0);
    await expect.poll(() => lastBadge(page)).toBe(0);
    await goTo(page, `/order/${orderId}`);
    network.mend();
    await expectKnown(page, orderId, 'received', 40_000);
    await expect(told).toHaveCount(0);
  });
});

/** As Chromium does when a page can be installed. Resolves with whether the page keeps the offer for itself. */
async function browserOffers(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const counted = window as unknown as { prompted: number };
    counted.prompted = 0;
    const prompt = async () => {
      counted.prompted += 1;
      return { outcome: 'dismissed' };
    };
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
    return !dispatchEvent(event);
  });
}

async function widthOf(page: Page, src: string): Promise<number> {
  return page.evaluate(async (path) => {
    const picture = new Image();
    picture.src = path;
    await picture.decode();
    return picture.naturalWidth;
  }, src);
}

/** Runs in the page before the app: notes what reaches the browser's Badging API, which goes on as ever. */
function countBadges(): void {
  const badges: number[] = [];
  Object.assign(window, { badges });
  const set = navigator.setAppBadge.bind(navigator);
  const clear = navigator.clearAppBadge.bind(navigator);
  navigator.setAppBadge = (count) => {
    badges.push(count ?? -1);
    return set(count);
  };
  navigator.clearAppBadge = () => {
    badges.push(0);
    return clear();
  };
}

async function lastBadge(page: Page): Promise<number | undefined> {
  return page.evaluate(() => (window as unknown as { badges: number[] }).badges.at(-1));
}
