import { shop } from './browser/shop.ts';
import { readUsualItems } from './orders/usual-items.ts';
import { derive } from './store/derive.ts';
import { switchStore } from './store/switch-store.ts';
import { useReadable } from './store/use-readable.ts';

/** Of whoever is signed in, before their databases are open. */
const remembered = derive([shop.session.view], (view) =>
  view.kind === 'signed-in' ? readUsualItems(shop.device.kept, view.session.userId) : [],
);
const frequent = switchStore(shop.shopper, (shopper) =>
  typeof shopper === 'object' && shopper.kind === 'user' ? shopper.orders.frequentItems : remembered,
);

/** The ids of the items this user ordered, the most often and most recently ordered first. */
export function useFrequentItems(): string[] {
  return useReadable(frequent);
}
