import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { documentsOf } from './support/book-of-orders.ts';
import { pressByKeyboard, typeByKeyboard } from './support/keyboard.ts';
import { expect, test } from './support/shop-test.ts';
import { goTo, signInAsOwner } from './support/shopper.ts';

const DESK = { viewport: { width: 1280, height: 900 } };

test('the owner says that an item is sold out today, moves it on its shelf, changes prices at once and takes it back, and all of it is written down', async ({
  shop,
  openDevice,
}) => {
  const [{ page }, phone] = [await openDevice(DESK), await openDevice()];
  await signInAsOwner(page);
  await goTo(page, '/owner');
  const espresso = row(page, 'Flat white');

  await espresso.getByRole('button', { name: 'Sold out today: Flat white' }).click();
  const card = phone.page.locator('[data-item]').filter({ hasText: 'Flat white' }).first();
  await expect(card).toHaveAttribute('data-available', 'false');
  await undo(page);
  await expect(card).toHaveAttribute('data-available', 'true');

  await page.getByLabel('Category').selectOption('espresso');
  const names = page.getByRole('main').getByRole('listitem').getByRole('heading');
  const before = await names.allTextContents();
  await row(page, before[1] ?? '')
    .getByRole('button', { name: `Move ${before[1]} up` })
    .click();
  await expect(names.nth(0)).toHaveText(before[1] ?? '');
  await undo(page);
  await expect(names.nth(0)).toHaveText(before[0] ?? '');

  await page.getByRole('link', { name: 'Change prices' }).click();
  await page.getByLabel('Which items').selectOption('espresso');
  await page.getByLabel(/^By how much/).fill('a lot');
  await page.getByRole('button', { name: 'Show new prices' }).click();
  await expect(page.getByText('This is not a number of per cent')).toBeVisible();
  await page.getByLabel(/^By how much/).fill('10');
  await page.getByRole('button', { name: 'Show new prices' }).click();
  const stored = async () =>
    (await documentsOf(shop, 'catalog'))
      .filter(({ doc }) => doc['category'] === 'espresso')
      .map(({ id, doc }) => [id, (doc['price'] as { amount: number }).amount]);
  const prices = await stored();
  await page.getByRole('button', { name: /^Change \d+ prices$/ }).click();
  await expect(page.getByText(`${prices.length} items are changed`)).toBeVisible();
  const rounded = prices.map(([id, amount]) => [id, Math.round((Number(amount) * 1.1) / 5) * 5]);
  expect(await stored()).toEqual(rounded);
  await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${prices.length} items are as they were`)).toBeVisible();
  expect(await stored()).toEqual(prices);

  await page.getByRole('link', { name: 'Changes' }).click();
  await expect(page.locator('[data-change]').filter({ hasText: 'Sold out today' }).first()).toContainText('Flat white');
  await expect(page.locator('[data-change]').first()).toContainText('Bluebottle');
});

test('the catalog goes into a spreadsheet and comes back; a bad file is told row by row and changes nothing', async ({
  openDevice,
}) => {
  const { page } = await openDevice(DESK);
  await signInAsOwner(page);
  await goTo(page, '/owner/csv');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save 100 items as a file' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const give = (content: string) =>
    page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'catalog.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });

  await give(text);
  await expect(page.getByText('All 100 items of this file are as they are in the shop.')).toBeVisible();

  const [head = '', one = '', two = ''] = text.split('\r\n');
  await give([head, one.replace(/,(espresso|filter|beans|tea|pastry|gear|cups),/, ',weapons,'), two].join('\r\n'));
  await expect(page.getByText('Row 2, column category: “weapons” cannot be read.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Store/ })).toHaveCount(0);

  const id = one.split(',')[0] ?? '';
  await give(`id,name,category,price\r\n${id},"A ""new"" name",tea,9.99\r\n,Turmeric latte,tea,4.80\r\n`);
  await expect(page.getByText('Would change: 1. New: 1. As they are: 0.')).toBeVisible();
  await page.getByRole('button', { name: 'Store 2 items' }).click();
  await expect(page.getByText('2 items are changed')).toBeVisible();
  await goTo(page, '/owner');
  await page.getByRole('searchbox').fill('Turmeric');
  await expect(row(page, 'Turmeric latte')).toContainText('€4.80');
  await goTo(page, `/owner/items/${id}`);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('A "new" name');
});

test('an item is edited by keyboard alone, the part of its picture is chosen, and an old value is put back', async ({
  openDevice,
}) => {
  const { page } = await openDevice(DESK);
  await signInAsOwner(page);
  await goTo(page, '/owner');
  await pressByKeyboard(page, page.getByRole('link', { name: 'Flat white', exact: true }));
  await typeByKeyboard(page, page.getByLabel('Name', { exact: true }), 'Flat white, the large one');
  await expect(page.getByRole('complementary', { name: 'How it looks' })).toContainText('the large one');
  await pressByKeyboard(page, page.getByRole('button', { name: 'Save' }));
  await expect(page.getByText('Saved. Every connected device').first()).toBeVisible();
  const change = page.locator('[data-change="changed"]').first();
  await expect(change).toContainText('the large one');

  await page.getByLabel('Picture').setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: await wide(page) });
  const preview = page.getByRole('complementary', { name: 'How it looks' }).locator('img');
  await expect(preview).toHaveAttribute('src', /^blob:/);
  const middle = await colourOf(preview);
  const slider = page.getByRole('slider', { name: 'Left to right' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => colourOf(preview)).not.toBe(middle);
  expect([middle, await colourOf(preview)]).toEqual(['green', 'red']);

  await pressByKeyboard(page, change.getByRole('button', { name: 'Put back' }));
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Flat white');
});

function row(page: Page, name: string): Locator {
  return page.locator('[data-item]').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
}

/** A picture three times as wide as high: red, green, blue. */
async function wide(page: Page): Promise<Buffer> {
  const encoded = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 100];
    const context = canvas.getContext('2d');
    for (const [index, colour] of ['red', 'green', 'blue'].entries()) {
      if (context === null) throw new Error('this browser cannot draw');
      context.fillStyle = colour;
      context.fillRect(index * 100, 0, 100, 100);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return Buffer.from(encoded, 'base64');
}

/** Which of the three colours is in the middle of a picture. */
async function colourOf(image: Locator): Promise<string> {
  return image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const [red = 0, green = 0, blue = 0] =
      context?.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data ?? [];
    return red > green && red > blue ? 'red' : green > blue ? 'green' : 'blue';
  });
}
