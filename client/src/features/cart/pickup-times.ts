const MINUTE = 60_000;
const STEP = 15 * MINUTE;
const LEAST = 15 * MINUTE;

/**
 * The times one can come for an order: every quarter of an hour for four hours, none sooner than in 15 minutes. `now` is the shop's clock
 * in milliseconds; the answer is UTC instants.
 */
export function pickupTimes(now: number): string[] {
  const first = Math.ceil((now + LEAST) / STEP) * STEP;
  return Array.from({ length: 16 }, (_, index) => new Date(first + index * STEP).toISOString());
}

/** A wished time that has not passed meanwhile; else as soon as possible. */
export function stillAhead(pickupTime: string | undefined, now: number): string | undefined {
  return pickupTime !== undefined && Date.parse(pickupTime) > now ? pickupTime : undefined;
}
