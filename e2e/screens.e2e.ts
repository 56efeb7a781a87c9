import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { openScreen, ownerScreens, type Screen, shopperScreens, stillPage } from './support/screens.ts';
import { expect, test } from './support/shop-test.ts';
import { goTo } from './support/shopper.ts';

/* What the main screens look like: compared with the pictures in docs/screens, which `npm run screenshots` takes anew after a change that is meant. */
const SHAPES = [
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { name: 'desktop', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
] as const;

for (const { name, viewport, colorScheme } of SHAPES) {
  test(`the main screens look as they did (${name})`, async ({ openDevice }) => {
    const device = await openDevice({ viewport, colorScheme });
    const { page } = device;
    await inOwnFonts(page);
    const compare = async (screens: Screen[], wanted: readonly string[]) => {
      for (const screen of screens.filter((one) => wanted.includes(one.name))) {
        // As after a first tap on a link: each screen from its top.
        await goTo(page, '/no-such-page');
        await openScreen(page, screen);
        await comparePicture(page, `${screen.name}-${name}`);
      }
    };
    await compare(await shopperScreens(device), ['catalog', 'item', 'cart', 'orders', 'order', 'account']);
    if (name === 'desktop') await compare(await ownerScreens(device), ['owner-items', 'owner-item']);
  });
}

async function comparePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  // Where the last tap was, something may lie under the pointer.
  await page.mouse.move(0, 0);
  await stillPage(page);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: 'disabled',
    caret: 'hide',
    // Our colours are pale and lie close together: by Playwright's own measure (0.2) one whole form is much like another.
    threshold: 0.06,
    maxDiffPixelRatio: 0.01,
    stylePath: fileURLToPath(new URL('./support/still.css', import.meta.url)),
  });
}

/** Loads the app until it is shown in its own typefaces: one that comes late on a busy machine is used from the next load on (`font-display: optional`). */
async function inOwnFonts(page: Page): Promise<void> {
  const areShown = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      const sample = document.body.appendChild(document.createElement('span'));
      sample.textContent = 'Flat white, Äthiopien';
      const widths = ['Fraunces', 'Figtree Variable'].map((family) => {
        const widthIn = (families: string) => {
          sample.style.cssText = `position: absolute; white-space: nowrap; font: 600 40px ${families}`;
          return sample.getBoundingClientRect().width;
        };
        return widthIn(`"${family}", monospace`) !== widthIn('monospace');
      });
      sample.remove();
      return widths.every(Boolean);
    });
  await expect(async () => {
    if (await areShown()) return;
    await page.reload();
    expect(await areShown()).toBe(true);
  }).toPass();
}
