import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Device } from './support/device.ts';
import { lostInForcedColours, unseenFocus } from './support/forced-colours.ts';
import { layoutProblems } from './support/layout-problems.ts';
import { chooseLanguage, openScreen, ownerScreens, type Screen, shopperScreens, stillPage } from './support/screens.ts';
import { expect, test } from './support/shop-test.ts';
import { undefinedVariables } from './support/undefined-variables.ts';

/** Between the schemes only colours differ: in the second the rules about colours are enough. */
const SCHEMES = [
  { colorScheme: 'light', rules: undefined },
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const;

const PHONE = { width: 390, height: 844 };
/** A desktop, and the same at 400 %, which is also a small laptop's window at 200 % (WCAG 2.2, 1.4.10). */
const SHAPES = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
];
/** So many stops of the keyboard are looked at on each screen. */
const STOPS = 12;

type Language = 'en' | 'de' | 'ar';

for (const language of ['en', 'de', 'ar'] as const) {
  test(`axe finds nothing on any screen, light and dark, dialogs open; nothing is cut off, covered or small (${language})`, async ({
    openDevice,
  }) => {
    // axe reads every node of long lists, twice: on a busy machine that takes its time.
    test.setTimeout(420_000);
    const device = await openDevice({ viewport: PHONE });
    const { page } = device;
    const found = new Set<string>();
    const seen = await walk(device, language, async (what) => {
      for (const { colorScheme, rules } of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await stillPage(page);
        // The app has no frames: there is nothing to gather from them in a page of its own, which takes twice the time.
        const axe = new AxeBuilder({ page }).setLegacyMode();
        const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
        for (const { id, impact, nodes } of violations)
          found.add(`${what}, ${colorScheme}: ${id} (${impact}) ${nodes[0]?.html ?? ''}`);
      }
      for (const problem of await problemsInShapes(page, SHAPES)) found.add(`${what}, ${problem}`);
      await page.setViewportSize(PHONE);
    });
    // 20 screens and the dialogs on them.
    expect(seen.length).toBeGreaterThanOrEqual(24);
    expect([...found]).toEqual([]);
  });
}

test('with text at twice its size every screen can be read and used, on a phone and in half a window', async ({
  openDevice,
}) => {
  const device = await openDevice({ viewport: PHONE, textSize: 32 });
  const { page } = device;
  const found = new Set<string>();
  // The language with the longest words.
  await walk(device, 'de', async (what) => {
    for (const problem of await problemsInShapes(page, [{ width: 640, height: 800 }, PHONE]))
      found.add(`${what}, ${problem}`);
  });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  expect([...found]).toEqual([]);
});

test('in forced colours the focus, what is chosen, edges, badges and drawings are still to be seen, and every style has its colours', async ({
  openDevice,
}) => {
  const device = await openDevice({ viewport: PHONE });
  const { page } = device;
  const found = new Set<string>();
  await walk(device, 'en', async (what) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await stillPage(page);
    for (const lost of await lostInForcedColours(page)) found.add(`${what}, ${lost}`);
    for (const name of await undefinedVariables(page)) found.add(`${what}, nobody defines ${name}`);
    for (const unseen of await unseenFocus(page, STOPS)) found.add(`${what}, no focus to be seen on ${unseen}`);
    await page.emulateMedia({ forcedColors: 'none' });
  });
  expect([...found]).toEqual([]);
});

/** Takes a guest, a shopper and the owner through every screen in a language, with each dialog open; names what was looked at. */
async function walk(device: Device, language: Language, look: (what: string) => Promise<void>): Promise<string[]> {
  const { page } = device;
  const seen: string[] = [];
  const lookAt = async (what: string) => {
    await look(what);
    seen.push(what);
  };
  const lookAtAll = async (screens: Screen[]) => {
    await chooseLanguage(page, language);
    for (const screen of screens) {
      await openScreen(page, screen);
      await lookAt(screen.name);
      await withEachDialog(page, (title) => lookAt(`${screen.name} with ${title}`));
    }
    await chooseLanguage(page, 'en');
  };
  await lookAtAll([
    { name: 'sign-in', path: '/account' },
    { name: 'add a device', path: '/add-device' },
  ]);
  await lookAtAll(await shopperScreens(device));
  await lookAtAll(await ownerScreens(device));
  return seen;
}

async function problemsInShapes(page: Page, shapes: { width: number; height: number }[]): Promise<string[]> {
  const found: string[] = [];
  for (const shape of shapes) {
    await page.setViewportSize(shape);
    await stillPage(page);
    for (const problem of await layoutProblems(page)) found.push(`${shape.width} px wide: ${problem}`);
  }
  return found;
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
