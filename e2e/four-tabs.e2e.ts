import type { Page, Request } from '@playwright/test';
import { ordersInBook } from './support/book-of-orders.ts';
import type { Device } from './support/device.ts';
import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, placeOrder, signUp } from './support/shopper.ts';

/** Within which another tab must have taken over. Milliseconds. */
const TAKEN_OVER_IN = 5_000;

/** A tab and what it has asked the shop for since it was opened. */
type Tab = { page: Page; doorbells: Request[]; replications: Request[]; firstAfter(mark: number): number | undefined };

test('of four tabs one replicates and listens; killed or hung, another takes over within 5 s', async ({
  shop,
  openDevice,
}) => {
  const device = await openDevice();
  await signUp(device.page, { name: 'Ada', email: 'ada@example.org' });
  await expectSync(device.page, 'safe');
  const tabs = [await watched(device), await watched(device), await watched(device), await watched(device)] as const;
  // The tab that signed up has led so far; the four are on their own.
  await device.page.close();
  for (const { page } of tabs) await expectSync(page, 'safe');
  await expectOneLeader(tabs);

  const killed = leaderOf(tabs);
  const others = tabs.filter((tab) => tab !== killed);
  let mark = performance.now();
  await crash(killed.page);
  await expect.poll(() => others.some((tab) => tab.firstAfter(mark) !== undefined), { timeout: 15_000 }).toBe(true);
  expect(takenOverAfter(others, mark), 'ms after the kill').toBeLessThan(TAKEN_OVER_IN);

  const hung = leaderOf(others);
  const left = others.filter((tab) => tab !== hung);
  const goOn = await hang(hung.page);
  mark = performance.now();
  await expect.poll(() => left.some((tab) => tab.firstAfter(mark) !== undefined), { timeout: 15_000 }).toBe(true);
  expect(takenOverAfter(left, mark), 'ms after the hang').toBeLessThan(TAKEN_OVER_IN);
  test.info().annotations.push({ type: 'taken over after', description: `${takenOverAfter(left, mark)} ms (hung)` });

  const follower = left.find((tab) => tab !== leaderOf(left)) as Tab;
  expect(follower.doorbells, 'it has never led').toEqual([]);
  await addToCart(follower.page, 'Espresso');
  const orderId = await placeOrder(follower.page);
  await expectKnown(follower.page, orderId, 'received');
  expect(follower.replications.length, 'requests to the sync door of the tab that placed it').toBe(0);

  // Awake again, it finds that it leads no more.
  await goOn();
  await expectKnownInTab(hung.page, orderId);
  await expectOneLeader([hung, ...left]);
  expect((await ordersInBook(shop)).map((order) => order['status'])).toEqual(['received']);
});

async function watched(device: Device): Promise<Tab> {
  const page = await device.context.newPage();
  const times = new Map<Request, number>();
  const tab: Tab = {
    page,
    doorbells: [],
    replications: [],
    firstAfter: (mark) => [...tab.doorbells].map((bell) => times.get(bell) ?? 0).find((time) => time > mark),
  };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    times.set(request, performance.now());
    if (pathname === '/api/doorbell') tab.doorbells.push(request);
    if (pathname.startsWith('/db/')) tab.replications.push(request);
  });
  await page.goto(new URL('/', device.page.url()).href);
  return tab;
}

/** One holds the lock and all the others stand in line; only one has ever asked the shop for data. */
async function expectOneLeader(tabs: readonly Tab[]): Promise<void> {
  const [first] = tabs;
  const locks = () =>
    first?.page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      const ofSync = ({ name }: LockInfo) => name?.startsWith('coffee-sync-') === true;
      return [held.filter(ofSync).length, pending.filter(ofSync).length];
    });
  await expect.poll(locks).toEqual([1, tabs.length - 1]);
}

/** The tab whose doorbell was opened last. */
function leaderOf(tabs: readonly Tab[]): Tab {
  const leaders = tabs.filter((tab) => tab.doorbells.length > 0);
  expect(leaders, 'one tab listens').toHaveLength(1);
  return leaders[0] as Tab;
}

function takenOverAfter(tabs: readonly Tab[], mark: number): number {
  return Math.round(Math.min(...tabs.map((tab) => tab.firstAfter(mark) ?? Number.POSITIVE_INFINITY)) - mark);
}

/** Ends the tab's renderer as a crash does. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Never answered: whoever would answer is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** Stops the tab's event loop: no timer fires and no message is heard, but its lock stays held. Returns how it goes on. */
async function hang(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Debugger.enable');
  const paused = new Promise<void>((resolve) => session.once('Debugger.paused', () => resolve()));
  await session.send('Debugger.pause');
  await paused;
  return async () => {
    await session.send('Debugger.resume');
    await session.detach();
  };
}

async function expectKnownInTab(page: Page, orderId: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/order/${orderId}`);
  await expectKnown(page, orderId, 'received');
}
