import type { FastifyReply } from 'fastify';
import { refuse } from '../answer/refuse.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Takes from an allowance; answers 429 with Retry-After and returns the reply when it is used up. */
export function refuseTooMany(
  reply: FastifyReply,
  limiter: RateLimiter,
  key: string,
  cost?: number,
): FastifyReply | undefined {
  const taken = limiter.take(key, cost);
  if (taken.kind === 'taken') return undefined;
  const { retryAfterSeconds } = taken;
  const message = `That was too much at once. Try again in ${retryAfterSeconds} s.`;
  return refuse(reply, { code: 'too-many-requests', message, retryAfterSeconds });
}
