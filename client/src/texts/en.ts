import { account } from './en/account.ts';
import { app } from './en/app.ts';
import { cart } from './en/cart.ts';
import { catalog } from './en/catalog.ts';
import { devices } from './en/devices.ts';
import { orders } from './en/orders.ts';
import { privacy } from './en/privacy.ts';

/** Every text of the shop, in English: the source of the keys. */
export const en = { ...app, ...catalog, ...cart, ...orders, ...account, ...devices, ...privacy } as const;

/** The name of a text. */
export type TextKey = keyof typeof en;

/** A whole catalogue: a language that lacks a text does not compile. */
export type Texts = Readonly<Record<TextKey, string>>;
