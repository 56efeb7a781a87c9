import * as z from 'zod/mini';
import { Instant } from './placed-order.ts';

/**
 * A change that one of our own failures keeps from finishing, as `parked` holds it: a document of some database. `parkedTime` is the server's clock,
 * `retryRequestedTime` when the owner asked for another try.
 */
export const ParkedDocument = z.strictObject({
  _id: z.string().check(z.regex(/^[0-9a-z-]{1,64}$/)),
  type: z.literal('parked'),
  schemaVersion: z.literal(1),
  database: z.string().check(z.minLength(1), z.maxLength(100)),
  documentId: z.string().check(z.minLength(1), z.maxLength(1000)),
  error: z.string().check(z.maxLength(1000)),
  attempts: z.int().check(z.gte(0)),
  parkedTime: Instant,
  retryRequestedTime: z.optional(Instant),
});
export type ParkedDocument = z.infer<typeof ParkedDocument>;
