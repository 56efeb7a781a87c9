import { lazy } from 'react';

// The catalog is what people open; every other screen is loaded when it is wanted, or when the browser has nothing better to do.
const item = async () => ({ default: (await import('../features/item/item-page.tsx')).ItemPage });
const cart = async () => ({ default: (await import('../features/cart/cart-page.tsx')).CartPage });
const cartPanel = async () => ({ default: (await import('../features/cart/cart-panel.tsx')).CartPanel });
const orders = async () => ({ default: (await import('../features/orders/orders-page.tsx')).OrdersPage });
const order = async () => ({ default: (await import('../features/orders/order-page.tsx')).OrderPage });
const account = async () => ({ default: (await import('../features/account/account-page.tsx')).AccountPage });
const addDevice = async () => ({ default: (await import('../features/add-device/add-device-page.tsx')).AddDevicePage });
const owner = async () => ({ default: (await import('../features/owner/owner-area.tsx')).OwnerArea });

export const ItemPage = lazy(item);
export const CartPage = lazy(cart);
export const CartPanel = lazy(cartPanel);
export const OrdersPage = lazy(orders);
export const OrderPage = lazy(order);
export const AccountPage = lazy(account);
export const AddDevicePage = lazy(addDevice);
export const OwnerArea = lazy(owner);

/**
 * Fetches the shopper's screens ahead of the first tap, one after the other whenever the browser is idle: all at once would keep a slow phone from hearing a
 * tap. The owner's are not for everybody.
 */
export function preloadPages(pages = [item, cart, orders, order, account]): void {
  const [first, ...rest] = pages;
  if (first === undefined) return;
  whenIdle(() => {
    // A failure shows when the page is really opened; here nobody waits for it.
    first()
      .catch(() => {})
      .finally(() => preloadPages(rest));
  });
}

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 4_000 });
  else setTimeout(task, 2_000);
}
