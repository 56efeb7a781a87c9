import type { CDPSession, Locator, Page } from '@playwright/test';

/** What a page measures of itself from its first byte on, in milliseconds of its own clock. */
type Measured = { shift: number; quiet: Promise<{ paint: number; interactive: number }> };

/** The Prioritized Task Scheduling API, which Chromium has and TypeScript's library has not. */
type WithScheduler = { scheduler: { postTask(task: () => void, options: { priority: 'user-blocking' }): unknown } };

/** How much slower than this machine the measured device is taken to be: the usual stand-in for a cheap phone. */
const SLOWER = 4;

/** From now on the page's processor is four times slower, and each load of it measures itself. */
export async function measurePage(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    let [paint, lastTask] = [Number.POSITIVE_INFINITY, 0];
    const quiet = new Promise<{ paint: number; interactive: number }>((resolve) => {
      const look = setInterval(() => {
        const interactive = Math.max(paint, lastTask);
        if (performance.now() - interactive <= 2_000) return;
        clearInterval(look);
        resolve({ paint, interactive });
      }, 100);
    });
    const measured: Measured = { shift: 0, quiet };
    Object.assign(window, { measured });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) lastTask = Math.max(lastTask, startTime + duration);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) measured.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const watch = new MutationObserver(() => {
      if (document.querySelector('main a[href^="/item/"]') === null) return;
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => (paint = performance.now())));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  return session;
}

/**
 * When the catalog was painted, and when the page had become interactive: painted, and no task over 50 ms running or following within 2 s. The page is asked by the
 * protocol itself: Playwright's own waiting puts a script into the page that takes 120 ms of the slowed processor, in the middle of what is measured.
 */
export async function firstCatalog(session: CDPSession): Promise<{ paint: number; interactive: number }> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'measured.quiet',
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as { paint: number; interactive: number };
}

/** The sum of all layout shifts since the page was loaded that no tap asked for. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured.shift);
}

/** Clicks a button, and says how long it took until `shown` (a selector) had changed its text and the change was painted. Milliseconds. */
export async function clickToPaint(button: Locator, shown: string): Promise<number> {
  return button.evaluate(
    (target: HTMLElement, selector) =>
      new Promise<number>((resolve) => {
        const { scheduler } = globalThis as unknown as WithScheduler;
        const text = () => document.querySelector(selector)?.textContent ?? '';
        const before = text();
        const start = performance.now();
        const watch = new MutationObserver(() => {
          if (text() === before) return;
          watch.disconnect();
          // Right after the frame that shows it, before anything else that waits: a message or a timer may come after the next frame only.
          requestAnimationFrame(() =>
            scheduler.postTask(() => resolve(performance.now() - start), { priority: 'user-blocking' }),
          );
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
        target.click();
      }),
    shown,
  );
}

/** How long it takes from a tap on a link of the navigation until `shown` is painted. Milliseconds. */
export async function openingTime(page: Page, path: string, shown: string): Promise<number> {
  return page.evaluate(
    ([to, selector]) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const look = () => {
          if (document.querySelector(selector as string) === null) return requestAnimationFrame(look);
          return requestAnimationFrame(() => resolve(performance.now() - start));
        };
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
        look();
      }),
    [path, shown],
  );
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
