import * as z from 'zod/mini';

/** The largest amount the shop handles: ten million in major units of a two-digit currency. */
export const MAX_AMOUNT = 1_000_000_000;

/** An amount in minor units (cents), never a fraction; negative only where a schema says so. */
export const Amount = z.int().check(z.gte(0), z.lte(MAX_AMOUNT));

/** An ISO 4217 currency code. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount in minor units with its currency. */
export const Money = z.strictObject({ amount: Amount, currency: Currency });
export type Money = z.infer<typeof Money>;
