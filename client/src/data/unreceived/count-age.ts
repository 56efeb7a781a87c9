import type { OrderEntry } from '../ledger/ledger-entry.ts';

/** The moment of counting. `elapsedMs`: what this run's steady clock says has passed since it last counted this order, if it has. */
export type Moment = { now: number; elapsedMs: number | undefined };

/**
 * How long an order has been waiting, by this device alone. While the app runs its steady clock counts, so that a jump of the wall clock changes nothing;
 * over a restart only the wall clock can, and one that went back counts nothing.
 */
export function countAge(entry: OrderEntry, { now, elapsedMs }: Moment): OrderEntry {
  const passed = elapsedMs ?? Math.max(0, now - entry.countedTime);
  return { ...entry, ageMs: entry.ageMs + passed, countedTime: now };
}

/** Where the order is stuck, if it is. */
export function stageOf(entry: OrderEntry): 'not-sent' | 'not-received' {
  return entry.atServer === undefined ? 'not-sent' : 'not-received';
}
