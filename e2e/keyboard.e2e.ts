import { expectFocusOnHeading, pressByKeyboard, tabTo, typeByKeyboard } from './support/keyboard.ts';
import { expect, test } from './support/shop-test.ts';
import { expectKnown } from './support/shopper.ts';

test('a whole order and its cancelling, by keyboard alone', async ({ openDevice }) => {
  const { page } = await openDevice({ viewport: { width: 1024, height: 800 } });
  const link = (name: string | RegExp) => page.getByRole('navigation').getByRole('link', { name });
  const button = (name: string) => page.getByRole('button', { name });

  await page.getByRole('heading', { level: 1 }).waitFor();
  // The first stop of every screen leads past the navigation.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await pressByKeyboard(page, link('Account'));
  await expectFocusOnHeading(page);
  const creating = page.getByRole('tab', { name: 'Create an account' }).or(button('Create an account')).first();
  await tabTo(page, creating.or(page.getByRole('tab', { selected: true })).first());
  // Tabs are one stop; the arrows choose among them.
  if ((await creating.getAttribute('aria-selected')) === 'false') await page.keyboard.press('ArrowRight');
  else await page.keyboard.press('Enter');
  await typeByKeyboard(page, page.getByLabel('Name'), 'Ada');
  await typeByKeyboard(page, page.getByLabel('E-mail'), 'ada@example.org');
  await typeByKeyboard(page, page.getByLabel('Password', { exact: true }), 'a-long-enough-password');
  await page.keyboard.press('Enter');
  await expect(button('Sign out')).toBeVisible();

  await pressByKeyboard(page, link('Menu'));
  await expectFocusOnHeading(page);
  await typeByKeyboard(page, page.getByRole('searchbox'), 'flat white');
  await pressByKeyboard(page, page.getByRole('main').getByRole('link', { name: 'Flat white' }).first());
  await expectFocusOnHeading(page, 'Flat white');
  const milk = page.getByRole('group', { name: 'Milk' }).or(page.getByRole('radiogroup', { name: 'Milk' }));
  const oat = milk.getByRole('radio', { name: /Oat/ });
  await tabTo(page, milk.getByRole('radio', { checked: true }));
  for (let stops = 0; stops < 6 && !(await oat.isChecked()); stops++) await page.keyboard.press('ArrowDown');
  await expect(oat).toBeChecked();
  await pressByKeyboard(page, button('Add to cart'));
  await expect(page.locator('output[aria-live]').filter({ hasText: 'Flat white' }).first()).toBeAttached();

  await pressByKeyboard(page, link(/^Cart/));
  await expectFocusOnHeading(page);
  await pressByKeyboard(page, button('Place order'));
  await page.waitForURL('**/order/*');
  await expectFocusOnHeading(page);
  await expect(page.locator('output[aria-live]').filter({ hasText: 'order is placed' })).toBeAttached();
  const orderId = new URL(page.url()).pathname.split('/').at(-1) as string;
  await expectKnown(page, orderId, 'received');

  await pressByKeyboard(page, button('Cancel order'));
  await expect(page.locator('output[aria-live]').filter({ hasText: 'being cancelled' })).toBeAttached();
  // The wish is sent when the time for undoing it is over, or the screen is left.
  await pressByKeyboard(page, link('Orders'));
  await expectFocusOnHeading(page);
  await expectKnown(page, orderId, 'cancelled');
});
