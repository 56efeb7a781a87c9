import * as z from 'zod/mini';

/** The roles an account can have beside being a shopper. `bluebottle` is the store's owner. */
export const ROLES = ['shopper', 'staff', 'bluebottle'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** The role of the order processor's own principal: no account can have it. */
export const PROCESSOR_ROLE = 'order-processor';
