import type { BrowserContext, Page } from '@playwright/test';
import { ordersInBook } from './support/book-of-orders.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, readyForOffline, signUp } from './support/shopper.ts';

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });

async function workerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

async function workerSession(context: BrowserContext, page: Page, origin: string) {
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return { session, registrationId: await registered };
}

/** Delivers a push to the app's service worker, as the browser does with what its push service brings. */
async function deliverPush(context: BrowserContext, page: Page, origin: string, data: string): Promise<void> {
  const { session, registrationId } = await workerSession(context, page, origin);
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await session.detach();
}

/** Tells the service worker that there is a network, as the browser does some time after it is back. */
async function dispatchSync(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const { session, registrationId } = await workerSession(context, page, origin);
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId,
    tag: 'send-orders',
    lastChance: false,
  });
  await session.detach();
}

function notificationsOf(
  context: BrowserContext,
): Promise<{ title: string; body: string; dir: string; path: string }[]> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('there is no service worker');
  return worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const shown = await registration.getNotifications();
    return shown.map(({ title, body, dir, data }) => ({ title, body, dir, path: (data as { path: string }).path }));
  });
}

test('a push shows a notification in the language of the device, the next of the same order in its place, none over the open app', async ({
  shop,
  openDevice,
}) => {
  const { page, context } = await openDevice();
  await context.grantPermissions(['notifications'], { origin: shop.origin });
  await workerReady(page);
  const orderId = '01a1fe31-a234-730d-9880-e582330b1c5f';
  const push = (message: object) => deliverPush(context, page, shop.origin, JSON.stringify(message));

  await page.bringToFront();
  await push({ kind: 'received', orderId, orderNumber: 42, language: 'de' });
  // The app is looked at: it says so itself. What comes after that is shown shows that this was not.
  await page.goto('about:blank');
  await push({ kind: 'received', orderId, orderNumber: 42, language: 'de' });
  await expect
    .poll(() => notificationsOf(context))
    .toEqual([
      {
        title: 'Bestellung 42 ist angenommen',
        body: 'Der Laden hat deine Bestellung. Wir sagen Bescheid, wenn sie fertig ist.',
        dir: 'ltr',
        path: `/order/${orderId}`,
      },
    ]);
  await push({ kind: 'ready', orderId, orderNumber: 42, language: 'ar' });
  await expect
    .poll(() => notificationsOf(context))
    .toMatchObject([{ title: 'الطلب 42 جاهز', dir: 'rtl', path: `/order/${orderId}` }]);
  await deliverPush(context, page, shop.origin, 'no JSON at all');
  await expect
    .poll(async () => (await notificationsOf(context)).map(({ title, path }) => `${title} ${path}`).toSorted())
    .toEqual(['News from the coffee shop /orders', `الطلب 42 جاهز /order/${orderId}`]);
});

test('an order that goes on is told on whichever page its shopper is', async ({ openDevice }) => {
  const { page, network } = await openDevice();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await addToCart(page, 'Espresso');
  network.cut();
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, 'on-device');
  await goTo(page, '/');
  network.mend();
  await expect(messages(page).getByText('Order 1 is received')).toBeVisible({ timeout: 40_000 });
  await messages(page).getByRole('button', { name: 'Look at it' }).click();
  await expectKnown(page, orderId, 'received');
});

test('an order that was placed offline is sent when the network is back, though the app is closed', async ({
  shop,
  openDevice,
}) => {
  const { page, context, network } = await openDevice();
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  await workerReady(page);
  await addToCart(page, 'Espresso');
  await expectSync(page, 'safe');
  network.cut();
  const orderId = await placeOrder(page);
  await expectKnown(page, orderId, 'on-device');
  await page.goto('about:blank');
  network.mend();
  expect(await ordersInBook(shop)).toEqual([]);
  await dispatchSync(context, page, shop.origin);
  await expect.poll(async () => (await ordersInBook(shop)).map((order) => order['orderId'])).toEqual([orderId]);
});

test('a new version is offered with what is new, and put off when its shopper is busy', async ({ openDevice }) => {
  const { page } = await openDevice();
  await workerReady(page);
  // Another script for the same scope is an update, as the next build’s is.
  await page.evaluate(() => navigator.serviceWorker.register('/service-worker.js?next', { scope: '/' }));
  await expect(page.getByText('A new version is ready')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What is new' }).getByRole('listitem').first()).toContainText('QR code');
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(page.getByText('A new version is ready')).toHaveCount(0);
});

test('a new version is taken when its shopper says so', async ({ shop, openDevice }) => {
  const { page } = await openDevice();
  // The worker in charge must have nothing under way, such as the first visit’s pictures, before another takes over.
  await readyForOffline(page);
  // Another script for the same scope is an update, as the next build’s is. The page that is loaded anew registers the first one again.
  await page.evaluate(() => {
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      sessionStorage.setItem('taken', navigator.serviceWorker.controller?.scriptURL ?? '');
    });
    return navigator.serviceWorker.register('/service-worker.js?next', { scope: '/' });
  });
  await expect(page.getByText('A new version is ready')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What is new' }).getByRole('listitem').first()).toContainText('QR code');
  expect(await page.evaluate(() => sessionStorage.getItem('taken'))).toBeNull();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Take it now' }).click()]);
  expect(await page.evaluate(() => sessionStorage.getItem('taken'))).toBe(`${shop.origin}/service-worker.js?next`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
});

test('who has ordered on an iPhone is shown how to install, until it is put away', async ({ openDevice }) => {
  const { page } = await openDevice({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  });
  await signUp(page, { name: 'Ada', email: 'ada@example.org' });
  const hint = page.getByText('Tap Share, then “Add to Home Screen”.');
  await expect(hint).toHaveCount(0);
  await addToCart(page, 'Espresso');
  await placeOrder(page);
  await expect(hint).toBeVisible();
  await page.getByRole('button', { name: 'Got it' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(hint).toHaveCount(0);
});
