import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/shop-test.ts';
import { addToCart, goTo, placeOrder, signInAsOwner, signUp } from './support/shopper.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the main screens (${colorScheme})`, async ({ openDevice }) => {
    const device = await openDevice({ colorScheme });
    const { page } = device;
    const found: string[] = [];
    const look = async (screen: string) => {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, impact, nodes }) => `${screen}: ${id} (${impact}) ${nodes[0]?.html ?? ''}`));
    };
    await look('catalog');
    await page.getByRole('link', { name: 'Flat white' }).first().click();
    await look('item');
    await signUp(page, { name: 'Ada', email: 'ada@example.org' });
    await look('account');
    await addToCart(page, 'Flat white');
    await goTo(page, '/cart');
    await look('cart');
    await placeOrder(page);
    await look('order');
    await goTo(page, '/orders');
    await look('orders');
    await goTo(page, '/account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInAsOwner(page);
    await goTo(page, '/owner');
    await look('owner');
    expect(found).toEqual([]);
  });
}
