import type { OrderEntry } from '../ledger/ledger-entry.ts';

/** A moment by the wall clock, and by how much that was known to be ahead of the shop's (0: right, or nothing known). */
export type WallMoment = { now: number; aheadMs: number };

/** The moment of counting. `elapsedMs`: what this run's steady clock says has passed since it last counted this order, if it has. */
export type Moment = WallMoment & { elapsedMs: number | undefined };

/**
 * How long an order has been waiting, by this device alone. While the app runs its steady clock counts, so that a jump of the wall clock changes nothing;
 * over a restart only the wall clock can.
 */
export function countAge(entry: OrderEntry, moment: Moment): OrderEntry {
  const passed = moment.elapsedMs ?? passedByWallClock(entry, moment);
  return { ...entry, ageMs: entry.ageMs + passed, countedTime: moment.now, countedAheadMs: moment.aheadMs };
}

/**
 * What has passed since an order was last counted, by the wall clock alone: a clock that went back counts nothing, and of one that was set right what it was
 * set by does not count. Whether it was is not known before the shop has answered: then the less counts, since nobody is to be told too early.
 */
export function passedByWallClock(entry: OrderEntry, { now, aheadMs }: WallMoment): number {
  const passed = now - entry.countedTime;
  const setBy = aheadMs - (entry.countedAheadMs ?? 0);
  return Math.max(0, Math.min(passed, passed - setBy));
}

/** Where the order is stuck, if it is. */
export function stageOf(entry: OrderEntry): 'not-sent' | 'not-received' {
  return entry.atServer === undefined ? 'not-sent' : 'not-received';
}
