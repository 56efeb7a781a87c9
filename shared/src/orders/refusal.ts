import * as z from 'zod/mini';

/** Why the shop did not take an order. The words shown to people are made from these in the client. */
export const REFUSAL_CODES = [
  'malformed',
  'wrong-user',
  'price-changed',
  'sold-out',
  'unknown-item',
  'bad-option',
  'wrong-currency',
  'too-many-open-orders',
  'nothing-left',
  'unanswered',
] as const;
export const RefusalCode = z.enum(REFUSAL_CODES);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** A reason a shopper can read: the code, the line or field it is about, and a sentence for the log and for other clients. */
export const Reason = z.strictObject({
  code: RefusalCode,
  lineId: z.optional(z.string().check(z.maxLength(64))),
  field: z.optional(z.string().check(z.maxLength(200))),
  message: z.string().check(z.maxLength(500)),
});
export type Reason = z.infer<typeof Reason>;
