import { useMemo } from 'react';
import { currentUser } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import { exportUnsent, unsentOrders } from './export/export-unsent.ts';
import type { OrderView } from './orders/order-view.ts';
import type { LeftBehind } from './session/left-behind.ts';
import { useReadable } from './store/use-readable.ts';
import { useOrders } from './use-orders.ts';

/** The orders of this device that the shop has not proved to hold. */
export function useUnsentOrders(): OrderView[] {
  const { orders } = useOrders();
  return useMemo(() => unsentOrders(orders), [orders]);
}

/** They as a file to be saved; undefined when nobody is signed in. */
export function unsentOrdersFile(): { name: string; text: string } | undefined {
  const user = currentUser();
  if (user === undefined) return undefined;
  const now = new Date(shop.device.now()).toISOString();
  return exportUnsent(user.orders.view.get().orders, { session: user.session, now, origin: shop.device.origin });
}

/** Who has left this device, and orders or wishes about orders on it that the shop does not have. */
export function useLeftBehind(): LeftBehind[] {
  return useReadable(shop.leftBehind);
}
