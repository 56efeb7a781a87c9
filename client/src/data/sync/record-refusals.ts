import type { Refusal } from '../ledger/ledger-entry.ts';
import { backOff, longestWait } from './back-off.ts';
import type { Leaf, SendOutcome } from './send-leaves.ts';

/** This device's clock in milliseconds, and what spreads the tries. */
export type RefusalClock = { now: number; inUse: boolean; random: number };

/** The refused documents after a round: those proved are gone from it, those refused again wait a little longer before the next try. */
export function recordRefusals(
  before: Readonly<Record<string, Refusal>>,
  { proven, refused }: SendOutcome,
  { now, inUse, random }: RefusalClock,
): Record<string, Refusal> {
  const after = { ...before };
  for (const { id, rev } of proven) {
    // A later revision that was taken settles the refusal of an earlier one.
    if (generationOf(rev) >= generationOf(after[id]?.rev)) delete after[id];
  }
  for (const { id, rev, reason } of refused) {
    const known = after[id];
    const attempts = (known?.attempts ?? 0) + 1;
    const firstTime = known?.firstTime ?? new Date(now).toISOString();
    after[id] = { id, rev, reason, firstTime, attempts, nextTime: now + backOff(attempts, { inUse, random }) };
  }
  return after;
}

/**
 * Whether a leaf may be sent now: it was not refused before, or its wait is over, or is longer than any that begins now (it began while nobody looked, or
 * the clock went back).
 */
export function isDue(
  { id, rev }: Leaf,
  refused: Readonly<Record<string, Refusal>>,
  { now, inUse }: Omit<RefusalClock, 'random'>,
): boolean {
  const refusal = refused[id];
  if (refusal === undefined || refusal.rev !== rev) return true;
  return refusal.nextTime <= now || refusal.nextTime - now > longestWait({ inUse });
}

function generationOf(rev: string | undefined): number {
  return Number.parseInt(rev ?? '0', 10);
}
