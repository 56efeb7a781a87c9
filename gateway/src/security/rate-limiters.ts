import type { Limits } from '../limits.ts';
import { openRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** What is counted, by address or by account. */
export type RateLimiters = {
  readonly requests: RateLimiter;
  readonly signUps: RateLimiter;
  readonly signIns: RateLimiter;
  readonly pairings: RateLimiter;
  readonly pairingClaims: RateLimiter;
  readonly changes: RateLimiter;
  readonly syncRequests: RateLimiter;
  readonly syncBytes: RateLimiter;
  readonly documents: RateLimiter;
  readonly orders: RateLimiter;
};

/** Begins to count. */
export function openRateLimiters(limits: Limits, now: () => number): RateLimiters {
  return {
    requests: openRateLimiter(limits.requestsPerAddress, now),
    signUps: openRateLimiter(limits.signUpsPerAddress, now),
    signIns: openRateLimiter(limits.signInsPerAddress, now),
    pairings: openRateLimiter(limits.pairingsPerAccount, now),
    pairingClaims: openRateLimiter(limits.pairingClaimsPerAddress, now),
    changes: openRateLimiter(limits.changesPerAccount, now),
    syncRequests: openRateLimiter(limits.syncRequestsPerAccount, now),
    syncBytes: openRateLimiter(limits.syncBytesPerAccount, now),
    documents: openRateLimiter(limits.documentsPerAccount, now),
    orders: openRateLimiter(limits.ordersPerAccount, now),
  };
}
