import { registerServiceWorker } from './browser/app-update.ts';
import { shop } from './browser/shop.ts';

/**
 * Opens the databases of whoever uses this device, keeps them in step with the shop, and opens others on sign-in and sign-out. Resolves when this device
 * has read what the shop sells, or after `patienceMs` at the latest: a first screen that is drawn with it need not be drawn twice.
 */
export async function startShop(patienceMs: number): Promise<void> {
  shop.start();
  // Not installed: the app works online, and the next visit tries again.
  registerServiceWorker().catch(() => undefined);
  const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([shop.catalog.collection.load(), late]);
}
