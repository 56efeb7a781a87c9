import * as z from 'zod/mini';
import { SYNC_COLLECTIONS } from '../databases/databases.ts';
import { Currency } from '../money/money.ts';

/** `GET /api/shop`: what every client needs to know of this shop. */
export const ShopInfo = z.object({
  name: z.string(),
  currency: Currency,
  timeZone: z.string(),
  /** After how long an order that was not received is told to the shopper, in seconds. */
  unreceivedAfterSeconds: z.int(),
});
export type ShopInfo = z.infer<typeof ShopInfo>;

/** The header by which a sync request names the user it is meant for; a mismatch with the session is 409 `wrong-user`. */
export const SHOP_USER_HEADER = 'x-shop-user';

/** The data of the doorbell's `changed` event: the collections in which something happened. */
export const DoorbellRing = z.object({ collections: z.array(z.enum(SYNC_COLLECTIONS)) });
export type DoorbellRing = z.infer<typeof DoorbellRing>;
