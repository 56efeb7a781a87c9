import * as z from 'zod/mini';
import { Consent, Instant, OrderId, Uid, Uuid } from './placed-order.ts';

/**
 * A shopper's answer to what the shop asked about an order (`needs-answer`): written once for each question, by its number. For each line that was asked
 * about it gives the consent that holds from now on, with which the shop decides again: take it for more, leave it out, or refuse the order.
 * `answeredTime` is the device's clock.
 */
export const Answer = z.strictObject({
  _id: z.string().check(z.regex(/^answer:[0-9a-f-]{36}:\d{1,3}$/)),
  type: z.literal('answer'),
  schemaVersion: z.literal(1),
  userId: Uid,
  deviceId: Uuid,
  orderId: OrderId,
  question: z.int().check(z.gte(1), z.lte(999)),
  consents: z.record(Uuid, Consent),
  answeredTime: Instant,
});
export type Answer = z.infer<typeof Answer>;

/** The document id of the answer to an order's question number `question`. */
export function answerId(orderId: string, question: number): string {
  return `answer:${orderId}:${question}`;
}
