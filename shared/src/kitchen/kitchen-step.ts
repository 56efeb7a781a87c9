import * as z from 'zod/mini';
import { BookStatus } from '../orders/life-cycle.ts';
import { Instant, Uid } from '../orders/placed-order.ts';

/**
 * What a member of staff did to an order: written once, folded into the book by the processor. `historyLength` is the length of the history
 * that the step was decided on, so that two taps on two tablets are one step. `time` is the server's clock.
 */
export const KitchenStep = z.strictObject({
  _id: z.string().check(z.regex(/^step:[0-9a-f]{32}:[0-9a-f-]{36}:\d{1,4}:[a-z-]{1,20}$/)),
  type: z.literal('step'),
  schemaVersion: z.literal(1),
  orderKey: z.string().check(z.regex(/^[0-9a-f]{32}:[0-9a-f-]{36}$/)),
  historyLength: z.int().check(z.gte(1), z.lte(9999)),
  to: BookStatus,
  time: Instant,
  by: Uid,
});
export type KitchenStep = z.infer<typeof KitchenStep>;
