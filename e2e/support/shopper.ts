import { expect, type Locator, type Page } from '@playwright/test';
import { OWNER_PASSWORD } from './shop-process.ts';

const PASSWORD = 'a-long-enough-password';

/** What a person does in the shop, in the words of its screens. */
export async function signUp(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await goTo(page, '/account');
  await page
    .getByRole('tab', { name: 'Create an account' })
    .or(page.getByRole('button', { name: 'Create an account' }))
    .first()
    .click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
}

export async function signIn(page: Page, login: string, password: string = PASSWORD): Promise<void> {
  await goTo(page, '/account');
  await page.getByLabel('E-mail').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
}

/** Leaves, and waits until nobody is signed in on this device. */
export async function signOut(page: Page): Promise<void> {
  await goTo(page, '/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign in' }).first()).toBeVisible();
}

export async function signInAsOwner(page: Page): Promise<void> {
  await signIn(page, 'bluebottle', OWNER_PASSWORD);
}

/** Opens an item by its name from the catalog, makes the choices (option name → choice name) and adds it. */
export async function addToCart(page: Page, item: string, choices: Record<string, string> = {}): Promise<void> {
  await goTo(page, '/');
  await page.getByRole('searchbox').fill(item);
  await page.getByRole('link', { name: item }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: item })).toBeVisible();
  for (const [option, choice] of Object.entries(choices)) {
    await page
      .getByRole('group', { name: option })
      .or(page.getByRole('radiogroup', { name: option }))
      .getByText(choice)
      .click();
  }
  await page.getByRole('button', { name: 'Add to cart' }).click();
}

/** Places the cart and returns the order's id, from the order page it leads to. */
export async function placeOrder(page: Page): Promise<string> {
  await goTo(page, '/cart');
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.waitForURL('**/order/*');
  return new URL(page.url()).pathname.split('/').at(-1) as string;
}

/** An order's row or page, which says in `data-known` what is known of it. */
export function orderElement(page: Page, orderId: string): Locator {
  return page.locator(`[data-order="${orderId}"]`).first();
}

export async function expectKnown(
  page: Page,
  orderId: string,
  known: string | RegExp,
  timeout = 15_000,
): Promise<void> {
  await expect(orderElement(page, orderId)).toHaveAttribute('data-known', known, { timeout });
}

export function syncBadge(page: Page): Locator {
  return page.locator('[data-sync]').first();
}

export async function expectSync(
  page: Page,
  state: 'offline' | 'sending' | 'safe' | 'problem',
  timeout = 15_000,
): Promise<void> {
  await expect(syncBadge(page)).toHaveAttribute('data-sync', state, { timeout });
}

/** Goes to a route inside the running app, as a tap on a link does: no reload. */
export async function goTo(page: Page, path: string): Promise<void> {
  if (new URL(page.url()).pathname === path) return;
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Waits until this device can start without a network: the service worker is in control and the pictures are kept. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null), { timeout: 40_000 })
    .toBe(true);
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const counts = await Promise.all(
            (await caches.keys()).map(
              async (name) =>
                (await (await caches.open(name)).keys()).filter((request) => request.url.includes('/images/')).length,
            ),
          );
          return counts.reduce((sum, n) => sum + n, 0);
        }),
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(100);
}
