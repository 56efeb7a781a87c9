import type { Page } from '@playwright/test';

/**
 * The variables of Mantine that an element's own style reads and nobody defines: a part computes that style as it is drawn, so no style sheet names them. What reads
 * one has the colour or size of whatever is around it.
 */
export async function undefinedVariables(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const missing = new Set<string>();
    for (const element of document.querySelectorAll<HTMLElement>('[style*="--mantine-"]')) {
      const style = getComputedStyle(element);
      for (const [, name] of element.style.cssText.matchAll(/var\((--mantine-[\w-]+)\)/g))
        if (style.getPropertyValue(name as string) === '') missing.add(name as string);
    }
    return [...missing];
  });
}
