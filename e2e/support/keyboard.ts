import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen of the shop has before what a person looks for. */
const MOST_STOPS = 250;

/** Presses Tab until the element has the focus, as a person without a mouse does, and checks that it can be seen that it has. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(element).toBeVisible();
  const isFocused = () => element.evaluate((one) => one === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await isFocused()) {
      expect(await element.evaluate((one) => one.matches(':focus-visible')), 'the focus can be seen').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no ${MOST_STOPS} presses of Tab lead to ${String(element)}`);
}

/** Reaches a button or link by Tab and presses Enter on it. */
export async function pressByKeyboard(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press('Enter');
}

/** Reaches a field by Tab, empties it and types into it. */
export async function typeByKeyboard(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** After a navigation the focus is on the new screen's heading: readers and keyboards start where the eye does. */
export async function expectFocusOnHeading(page: Page, name?: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) })).toBeFocused();
}
