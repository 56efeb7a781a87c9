import * as z from 'zod/mini';
import { Shop } from '../shopper/shop.ts';
import { browserDevice } from './browser-device.ts';

// zod would compile schemas with `new Function`, which the shop's Content-Security-Policy rightly forbids.
z.config({ ...z.locales.en(), jitless: true });

/** The shop of this tab. There is one, whichever component asks. */
export const shop = new Shop(browserDevice());
