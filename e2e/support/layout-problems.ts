import type { Page } from '@playwright/test';

/** WCAG 2.2, 2.5.8: the least a target measures either way, in CSS pixels. */
const LEAST_TARGET = 24;
/** Lists are long and their rows alike: so many controls of a screen are tried. */
const CONTROLS_TRIED = 60;

/**
 * What is wrong with how a screen lies in its window: it scrolls sideways, something is cut off or spills out of its control, a control is too small, covered by another or cannot be
 * brought into view. Each with the element it is about. An open dialog is looked at alone.
 */
export async function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(findProblems, { leastTarget: LEAST_TARGET, tried: CONTROLS_TRIED });
}

/** Runs in the page: it can use nothing from outside. */
function findProblems({ leastTarget, tried }: { leastTarget: number; tried: number }): string[] {
  const problems: string[] = [];
  const root = document.querySelector('dialog[open]') ?? document.body;
  const width = document.documentElement.clientWidth;
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()}> “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
    element.getBoundingClientRect().width > 1;
  const styleOf = (element: Element) => getComputedStyle(element);
  const ancestors = function* (element: Element) {
    for (let one = element.parentElement; one !== null; one = one.parentElement) yield one;
  };
  const within = (element: Element, test: (ancestor: Element) => boolean) => [...ancestors(element)].some(test);
  const isScroller = (element: Element) => ['auto', 'scroll'].includes(styleOf(element).overflowX);
  const pinnedBy = (element: Element) =>
    [element, ...ancestors(element)]
      .map((one) => styleOf(one).position)
      .find((one) => one === 'fixed' || one === 'sticky');
  // Hidden from the eye alone, or said by a label instead.
  const isUnseen = (element: Element) =>
    [element, ...ancestors(element)].some((one) => one.classList.contains('visually-hidden')) ||
    within(element, (one) => one !== root && one.matches('a[aria-label], [aria-hidden="true"]'));

  if (document.documentElement.scrollWidth > width) problems.push('the page scrolls sideways');
  if (root.scrollWidth > root.clientWidth + 1) problems.push(`${name(root)} scrolls sideways`);

  for (const element of root.querySelectorAll('*')) {
    if (element.closest('svg') !== null || !isShown(element) || isUnseen(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    if ((left < -1 || right > width + 1) && !within(element, isScroller))
      problems.push(`out of the window: ${name(element)}`);
    const { overflowX, overflowY } = styleOf(element);
    const isControl = element.matches('button, a, fieldset, label, select, summary, h1, h2, h3, p, li');
    const clipsX = overflowX === 'hidden' || overflowX === 'clip' || isControl;
    const clipsY = overflowY === 'hidden' || overflowY === 'clip' || element.matches('button');
    if (styleOf(element).display === 'inline' || element.matches('input, textarea') || isScroller(element)) continue;
    if ((element.textContent ?? '').trim() === '') continue;
    if (clipsX && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      problems.push(`too wide for its place (${element.scrollWidth} > ${element.clientWidth}): ${name(element)}`);
    if (clipsY && element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0)
      problems.push(`too high for its place (${element.scrollHeight} > ${element.clientHeight}): ${name(element)}`);
  }

  // What is tapped: an input's label with it.
  const covers = (link: Element) => link.matches('a') && getComputedStyle(link, '::after').position === 'absolute';
  const targetOf = (control: Element) =>
    covers(control)
      ? ((control as HTMLElement).offsetParent ?? control)
      : control.matches('input:is([type="radio"], [type="checkbox"])')
        ? (control.closest('label') ?? (control as HTMLInputElement).labels?.[0] ?? control)
        : control;
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [role="switch"]')]
    .filter(
      (control) =>
        isShown(targetOf(control)) && !(control as HTMLButtonElement).disabled && !isUnseen(targetOf(control)),
    )
    .slice(0, tried);
  for (const control of controls) {
    const target = targetOf(control);
    const inSentence = control.matches('a') && styleOf(control).display === 'inline';
    (control as HTMLElement).focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = target.getBoundingClientRect();
    if (!inSentence && (box.width < leastTarget - 0.5 || box.height < leastTarget - 0.5))
      problems.push(
        `smaller than ${leastTarget} px (${Math.round(box.width)} × ${Math.round(box.height)}): ${name(control)}`,
      );
    // Of a link that runs over two lines, the first piece.
    const piece = target.getClientRects()[0] ?? box;
    const hit = document.elementFromPoint(piece.left + piece.width / 2, piece.top + piece.height / 2);
    if (hit === null) problems.push(`cannot be brought into view: ${name(control)}`);
    else if (!target.contains(hit) && !hit.contains(target)) problems.push(`covered by ${name(hit)}: ${name(control)}`);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  scrollTo(0, 0);
  // What has scrolled away lies behind other things and is not seen there.
  const scrollerOf = (element: Element) =>
    [...ancestors(element)].find((one) => ['auto', 'scroll'].includes(styleOf(one).overflowY));
  // The button at the end of a field, to show a password, lies in it on purpose.
  const isInField = (a: Element, b: Element) =>
    [a, b].some((one) => one.matches('input, [class*="Input-wrapper"]')) &&
    a.closest('[class*="Input-wrapper"]') === b.closest('[class*="Input-wrapper"]');
  for (const [index, one] of controls.entries())
    for (const other of controls.slice(index + 1)) {
      const [a, b] = [targetOf(one), targetOf(other)];
      if (
        a === b ||
        a.contains(b) ||
        b.contains(a) ||
        pinnedBy(a) !== pinnedBy(b) ||
        scrollerOf(a) !== scrollerOf(b) ||
        isInField(a, b)
      )
        continue;
      const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
      const overlap = Math.min(first.right, second.right) - Math.max(first.left, second.left);
      const overlapY = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
      if (overlap > 1 && overlapY > 1) problems.push(`${name(one)} lies over ${name(other)}`);
    }
  return problems;
}
