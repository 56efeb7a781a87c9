import * as z from 'zod/mini';
import { Amount } from '../money/money.ts';
import { ChosenOptions, Instant, OrderId, Uid, Uuid } from './placed-order.ts';

/**
 * What a shopper says about a line the shop asked about: take it for at most `unitPriceUpTo` (minor units), with other options where they say so, or leave it
 * out. What is left out stays out, also when it could be had as ordered meanwhile.
 */
export const AnsweredLine = z.union([
  z.strictObject({ take: z.literal('it'), unitPriceUpTo: Amount, options: z.optional(ChosenOptions) }),
  z.strictObject({ take: z.literal('nothing') }),
]);
export type AnsweredLine = z.infer<typeof AnsweredLine>;

/**
 * A shopper's answer to what the shop asked about an order (`needs-answer`): written once for each question, by its number, with a word for each line that was
 * asked about. Whoever wants none of it withdraws the order instead. `answeredTime` is the device's clock.
 */
export const Answer = z.strictObject({
  _id: z.string().check(z.regex(/^answer:[0-9a-f-]{36}:\d{1,3}$/)),
  type: z.literal('answer'),
  schemaVersion: z.literal(1),
  userId: Uid,
  deviceId: Uuid,
  orderId: OrderId,
  question: z.int().check(z.gte(1), z.lte(999)),
  lines: z.record(Uuid, AnsweredLine),
  answeredTime: Instant,
});
export type Answer = z.infer<typeof Answer>;

/** The document id of the answer to an order's question number `question`. */
export function answerId(orderId: string, question: number): `answer:${string}` {
  return `answer:${orderId}:${question}`;
}
