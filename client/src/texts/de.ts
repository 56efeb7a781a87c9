import { account } from './de/account.ts';
import { app } from './de/app.ts';
import { cart } from './de/cart.ts';
import { catalog } from './de/catalog.ts';
import { devices } from './de/devices.ts';
import { orders } from './de/orders.ts';
import { privacy } from './de/privacy.ts';
import type { Texts } from './en.ts';

/** Every text of the shop in German. */
export const de: Texts = { ...app, ...catalog, ...cart, ...orders, ...account, ...devices, ...privacy };
