import type { Rate } from '../limits.ts';

/** Whether something may be done now, else when. */
export type Taken = { kind: 'taken' } | { kind: 'too-many'; retryAfterSeconds: number };

/** Counts what each of many visitors takes. */
export type RateLimiter = {
  /** Takes `cost` (one, unless said) for `key`. What costs more than the whole allowance is taken when the allowance is whole, and paid off after. */
  take(key: string, cost?: number): Taken;
};

/** So many visitors are told apart at most; the one seen longest ago is forgotten first. */
const REMEMBERED = 50_000;

/**
 * An allowance of `max` per `perSeconds` that refills steadily (a generic cell rate algorithm: for each key one time until which it is used up).
 * `now` is the gateway's clock in milliseconds.
 */
export function openRateLimiter({ max, perSeconds }: Rate, now: () => number): RateLimiter {
  const usedUntil = new Map<string, number>();
  const windowMs = perSeconds * 1000;
  const costMs = windowMs / max;
  return {
    take: (key, cost = 1) => {
      const time = now();
      const used = Math.max(usedUntil.get(key) ?? 0, time);
      // A clock that was put back must not lock anybody out for longer than the window.
      const from = Math.min(used, time + windowMs);
      const room = Math.max(0, windowMs - Math.min(cost, max) * costMs);
      const tooMany = from - time > room;
      usedUntil.delete(key);
      usedUntil.set(key, tooMany ? from : from + cost * costMs);
      const [oldest] = usedUntil.keys();
      if (usedUntil.size > REMEMBERED && oldest !== undefined) usedUntil.delete(oldest);
      if (tooMany) return { kind: 'too-many', retryAfterSeconds: Math.ceil((from - time - room) / 1000) };
      return { kind: 'taken' };
    },
  };
}
