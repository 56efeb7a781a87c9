import type { BusinessDay } from '@coffee-catalog/shared/time/business-day';
import type { Logger } from 'pino';
import type { Ask } from '../server/ask.ts';

/** The steps of the sequence, in their order; each is timed. */
export type Step = 'read' | 'claim' | 'publish' | 'retire';

/** What the steps of the sequence work with. */
export type Shop = {
  /** Asks as the processor's own principal: every write of an order goes this way. */
  readonly ask: Ask;
  /** The server's clock, in milliseconds. */
  readonly now: () => number;
  readonly businessDay: BusinessDay;
  /** The shop's currency (ISO 4217). */
  readonly currency: string;
  /** How long a question to a shopper waits for its answer, in milliseconds. */
  readonly answerWithinMs: number;
  /** How many orders one user may have open at a time. */
  readonly openOrderLimit: number;
  readonly log: Logger;
  /** Told how long a step took, in seconds. */
  readonly observe: (step: Step, seconds: number) => void;
};

/** An instant of the server's clock as it is written into orders. */
export function instant(shop: Pick<Shop, 'now'>): string {
  return new Date(shop.now()).toISOString();
}
