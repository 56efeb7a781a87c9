import { type ReactNode, useEffect } from 'react';
import { registerServiceWorker } from './browser/app-update.ts';
import { shop } from './browser/shop.ts';

/** Opens the databases of whoever uses this device, keeps them in step with the shop, and opens others on sign-in and sign-out. */
export function ShopProvider({ children }: { children: ReactNode }): ReactNode {
  useEffect(() => {
    shop.start();
    // Not installed: the app works online, and the next visit tries again.
    registerServiceWorker().catch(() => undefined);
  }, []);
  return children;
}
