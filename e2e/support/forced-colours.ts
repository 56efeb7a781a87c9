import type { Page } from '@playwright/test';

/** What can be chosen, switched or stood on, and how it says that it is. */
const CHOSEN = [
  '[aria-current="page"]',
  '[aria-pressed="true"]',
  '[aria-selected="true"]',
  '[data-active="true"]',
  'label:has(:checked)',
].join(', ');

/**
 * What a screen loses where the user's own few colours take the place of ours (CSS Color Adjustment, forced colours): backgrounds are gone then, so what is chosen, a button's edge, a
 * badge and the focus must show in lines. Each loss with the element it is about.
 */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  return page.evaluate((chosen) => {
    const lost: string[] = [];
    const root = document.querySelector('dialog[open]') ?? document.body;
    const name = (element: Element) =>
      `<${element.tagName.toLowerCase()}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
    const shown = (selector: string) =>
      [...root.querySelectorAll(selector)].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          element.getClientRects().length > 0,
      );
    /** The lines around an element, its text's and its own colours: all that can be seen of it but its shape. */
    const looks = (element: Element) => {
      const style = getComputedStyle(element);
      const line = (kind: 'border-top' | 'border-bottom' | 'outline') =>
        style.getPropertyValue(`${kind}-style`) === 'none' ||
        Number.parseFloat(style.getPropertyValue(`${kind}-width`)) === 0
          ? 'no'
          : ['width', 'style', 'color'].map((part) => style.getPropertyValue(`${kind}-${part}`)).join(' ');
      return {
        edge: line('border-top'),
        foot: line('border-bottom'),
        outline: line('outline'),
        text: style.color,
        back: style.backgroundColor,
        lines: style.textDecorationLine,
      };
    };
    const edges = ({ edge, outline }: ReturnType<typeof looks>) => edge !== 'no' || outline !== 'no';

    for (const button of shown('button, a[class*="button"], .mantine-Switch-track')) {
      // A button that holds nothing but its words beside a field, or is the field's own, is told by its icon and its place.
      if (button.closest('[class*="Input-section"], [class*="search"], summary') !== null) continue;
      if (
        !edges(looks(button)) &&
        (button.closest('fieldset') === null || !edges(looks(button.closest('fieldset') as Element)))
      )
        lost.push(`no edge: ${name(button)}`);
    }
    for (const badge of shown('[data-tone], [data-sync]')) {
      if (!edges(looks(badge))) lost.push(`no edge: ${name(badge)}`);
    }
    for (const one of shown(chosen)) {
      // Said by what it stands in already.
      if (one.parentElement?.closest(chosen)) continue;
      const track = one.querySelector('[class*="Switch-track"]');
      if (track !== null) {
        if (looks(track).outline === 'no') lost.push(`looks as if it were off: ${name(one)}`);
        continue;
      }
      const control = one.querySelector('input:checked');
      // The browser draws its own radio buttons and boxes in the user's colours.
      if (
        control !== null &&
        getComputedStyle(control).appearance === 'auto' &&
        control.checkVisibility({ opacityProperty: true })
      )
        continue;
      const other = [...(one.parentElement?.parentElement ?? root).querySelectorAll(one.tagName)].find(
        (like) => like !== one && like.className.split(' ')[0] === one.className.split(' ')[0] && !like.matches(chosen),
      );
      if (other === undefined ? !edges(looks(one)) : JSON.stringify(looks(one)) === JSON.stringify(looks(other)))
        lost.push(`looks as if it were not chosen: ${name(one)}`);
    }
    for (const drawing of shown('button svg, a svg, [data-tone] svg, li svg')) {
      const { stroke, fill, color } = getComputedStyle(drawing);
      const behind = getComputedStyle(document.body).backgroundColor;
      if (stroke === 'none' && fill === behind)
        lost.push(`drawn in the colour behind it: ${name(drawing.parentElement ?? drawing)}`);
      if (
        stroke !== 'none' &&
        (stroke === behind || (stroke === 'currentcolor' && color === behind)) &&
        getComputedStyle(drawing.parentElement ?? drawing).backgroundColor === 'rgba(0, 0, 0, 0)'
      )
        lost.push(`drawn in the colour behind it: ${name(drawing.parentElement ?? drawing)}`);
    }
    return lost;
  }, CHOSEN);
}

/** Goes through the first stops of the keyboard on a screen and names those where nobody could see that they have the focus. */
export async function unseenFocus(page: Page, stops: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      // Some show it on what surrounds them, or on the label beside them: a card, a field with its icon, a choice.
      const beside = focused.nextElementSibling;
      if (beside !== null && focused.matches('input') && getComputedStyle(beside).outlineStyle !== 'none') return null;
      for (let one: Element | null = focused, steps = 0; one !== null && steps < 5; one = one.parentElement, steps++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return null;
      }
      return `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent ?? ''}`.slice(
        0,
        60,
      );
    });
    if (found !== null) unseen.push(found);
  }
  return unseen;
}
