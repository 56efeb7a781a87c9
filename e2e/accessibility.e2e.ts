import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseLanguage, openScreen, ownerScreens, type Screen, shopperScreens, stillPage } from './support/screens.ts';
import { expect, test } from './support/shop-test.ts';

/** Between the schemes only colours differ: in the second the rules about colours are enough. */
const SCHEMES = [
  { colorScheme: 'light', rules: undefined },
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const;

for (const language of ['en', 'de', 'ar'] as const) {
  test(`axe finds nothing on any screen, light and dark, dialogs open (${language})`, async ({ openDevice }) => {
    const device = await openDevice();
    const { page } = device;
    const found = new Set<string>();
    const seen: string[] = [];
    const look = async (what: string) => {
      for (const { colorScheme, rules } of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await stillPage(page);
        const axe = new AxeBuilder({ page });
        const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
        for (const { id, impact, nodes } of violations)
          found.add(`${what}, ${colorScheme}: ${id} (${impact}) ${nodes[0]?.html ?? ''}`);
        seen.push(`${what}, ${colorScheme}`);
      }
    };
    const lookAtAll = async (screens: Screen[]) => {
      await chooseLanguage(page, language);
      for (const screen of screens) {
        await openScreen(page, screen);
        await look(screen.name);
        await withEachDialog(page, (title) => look(`${screen.name} with ${title}`));
      }
      await chooseLanguage(page, 'en');
    };
    await openScreen(page, { name: 'account', path: '/account' });
    await look('sign-in');
    await openScreen(page, { name: 'add a device', path: '/add-device' });
    await look('add a device');
    await lookAtAll(await shopperScreens(device));
    await lookAtAll(await ownerScreens(device));
    // 13 screens and at least the badge's and the filter's dialogs, in two schemes.
    expect(seen.length).toBeGreaterThanOrEqual(30);
    expect([...found]).toEqual([]);
  });
}

/** Opens one after the other each dialog that a button of the page's own content announces, and the sync badge's on the catalog. */
async function withEachDialog(page: Page, look: (title: string) => Promise<void>): Promise<void> {
  const openers = page.locator('main [aria-haspopup="dialog"]:visible, header [data-sync]:visible');
  const onCatalog = new URL(page.url()).pathname === '/';
  for (let index = 0; index < (await openers.count()); index++) {
    const opener = openers.nth(index);
    // The badge is on every screen; its dialog is looked at once.
    if (!onCatalog && (await opener.getAttribute('data-sync')) !== null) continue;
    await opener.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await look(`dialog ${index + 1}`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect(opener, 'the focus goes back to what opened the dialog').toBeFocused();
  }
}
