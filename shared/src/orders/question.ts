import * as z from 'zod/mini';
import { Amount } from '../money/money.ts';
import { ChosenOptions, Instant, Uuid } from './placed-order.ts';
import { Reason } from './refusal.ts';

/** How a line could be had instead, and what a unit of it costs then (minor units). */
export const Alternative = z.strictObject({ options: ChosenOptions, unitPrice: Amount });
export type Alternative = z.infer<typeof Alternative>;

/**
 * A line the shopper is asked about: what is the matter with it, what a unit costs now where it can be had for more (minor units), and how it could be had
 * instead, the cheapest first.
 */
export const AskedLine = z.strictObject({
  lineId: Uuid,
  reason: Reason,
  unitPrice: z.optional(Amount),
  alternatives: z.optional(z.array(Alternative).check(z.maxLength(30))),
});
export type AskedLine = z.infer<typeof AskedLine>;

/**
 * What the shop wants to know of the shopper before it takes the order: the first, second … question, and what is the matter with which line. An answer that
 * is not there by `answerBy` does not come any more: the order is refused. Both times are the server's clock.
 */
export const Question = z.strictObject({
  number: z.int().check(z.gte(1), z.lte(999)),
  askedTime: Instant,
  answerBy: Instant,
  lines: z.array(AskedLine),
});
export type Question = z.infer<typeof Question>;

/** When and for how long the shop asks: `now` is the server's clock, ISO 8601 UTC. */
export type Asking = { readonly now: string; readonly answerWithinMs: number };

/** The question with this number about these lines. */
export function askQuestion(number: number, lines: AskedLine[], { now, answerWithinMs }: Asking): Question {
  return { number, askedTime: now, answerBy: new Date(Date.parse(now) + answerWithinMs).toISOString(), lines };
}
