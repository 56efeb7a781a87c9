import { expect, test } from './support/shop-test.ts';
import { addToCart, expectKnown, expectSync, goTo, placeOrder, signUp } from './support/shopper.ts';

const DAY = 24 * 3_600_000;

for (const [way, off] of [
  ['ahead of', 2 * DAY],
  ['behind', -2 * DAY],
] as const) {
  test(`a device whose clock is 2 days ${way} the shop's says so, and its orders are received in their order`, async ({
    openDevice,
  }) => {
    const { page, context } = await openDevice();
    await context.addInitScript(setClockOff, off);
    await page.reload();
    await expect(page.locator('[data-clock-ahead]')).toContainText(`It is 2 days ${way} the shop’s.`);
    await signUp(page, { name: 'Ada', email: 'ada@example.org' });
    await addToCart(page, 'Espresso');
    await goTo(page, '/cart');
    // The first time to come for it is within the hour by the shop's clock, not in two days.
    const first = await page.getByLabel('When do you come for it?').locator('option').nth(1).getAttribute('value');
    expect(Math.abs(Date.parse(first ?? '') - Date.now())).toBeLessThan(3_600_000);
    const orders = [await placeOrder(page)];
    await expectKnown(page, orders[0] ?? '', 'received');
    await addToCart(page, 'Butter croissant');
    orders.unshift(await placeOrder(page));
    await expectKnown(page, orders[0] ?? '', 'received');
    await goTo(page, '/orders');
    await expect(page.locator('li[data-order]')).toHaveCount(2);
    const shown = await page.locator('li[data-order]').evaluateAll((rows) => rows.map((row) => row.dataset['order']));
    expect(shown).toEqual(orders);
    await expectSync(page, 'safe');
  });
}

/** Runs in the page before the app: its clock is off by so many milliseconds. */
function setClockOff(offMs: number): void {
  const RightDate = Date;
  const now = () => RightDate.now() + offMs;
  globalThis.Date = new Proxy(RightDate, {
    construct: (target, given: []) => (given.length === 0 ? new target(now()) : new target(...given)),
    apply: () => new RightDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
