import { account } from './ar/account.ts';
import { app } from './ar/app.ts';
import { cart } from './ar/cart.ts';
import { catalog } from './ar/catalog.ts';
import { devices } from './ar/devices.ts';
import { orders } from './ar/orders.ts';
import { privacy } from './ar/privacy.ts';
import type { Texts } from './en.ts';

/** Every text of the shop in Arabic. */
export const ar: Texts = { ...app, ...catalog, ...cart, ...orders, ...account, ...devices, ...privacy };
