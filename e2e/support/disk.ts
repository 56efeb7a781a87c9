import type { BrowserContext, Page } from '@playwright/test';

/** What a disk that was freed has room for, in bytes. */
const FREED = 5_000_000;

/** The disk of a device, as far as its browser lets the shop use it. */
export type Disk = {
  /** Fills it to the last byte, from a page of the shop. */
  fill(page: Page): Promise<void>;
  /** Makes some room again. */
  free(): Promise<void>;
};

/**
 * Gives a browser a disk of so many bytes, until it is killed. To be called before the shop writes anything: Chromium looks up what is left once and
 * counts down from there for half a minute, and would go on believing in the whole disk of this machine.
 */
export async function openDisk(context: BrowserContext, origin: string, bytes: number | undefined): Promise<Disk> {
  if (bytes === undefined) {
    const refuse = () => Promise.reject(new Error('this device was opened without `diskBytes`'));
    return { fill: refuse, free: refuse };
  }
  // The limit holds as long as the tab that asked for it stays where it is.
  const browser = await context.newCDPSession(await context.newPage());
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
  return {
    fill: (page) => page.evaluate(fillUp, bytes),
    async free() {
      const { usage } = await browser.send('Storage.getUsageAndQuota', { origin });
      await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + FREED });
    },
  };
}

/** Runs in the page. Writes ever smaller pieces until not one more fits. */
async function fillUp(most: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('what-fills-the-disk');
    opening.onupgradeneeded = () => opening.result.createObjectStore('pieces', { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const fits = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const writing = database.transaction('pieces', 'readwrite');
      // Random, so that nothing of it is compressed away.
      const piece = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(piece.subarray(at, at + 65_536));
      writing.objectStore('pieces').put(piece);
      writing.oncomplete = () => resolve(true);
      writing.onabort = () => resolve(false);
    });
  for (let bytes = most; bytes >= 64; bytes = Math.floor(bytes / 4)) while (await fits(bytes));
  database.close();
}
