import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';

export type Consent = DraftLine['consent'];

/** What a shopper can accept that an item costs more per piece, in minor units. */
export const RISES = [0, 20, 50, 100, 200] as const;

/** What is to happen with a line that cannot be had as quoted. Asking back comes once the shop can. */
export const OTHERWISE = ['refuse', 'leave-out'] as const;

/** The accepted rise of all lines, or `mixed`. No consent said is a rise of 0. */
export function commonRise(consents: readonly Consent[]): number | 'mixed' {
  return common(consents.map(({ priceUpTo }) => priceUpTo ?? 0)) ?? 0;
}

/** What is to happen otherwise for all lines, or `mixed`. Nothing said is `refuse`. */
export function commonOtherwise(consents: readonly Consent[]): Consent['orElse'] | 'mixed' {
  return common(consents.map(({ orElse }) => orElse ?? 'refuse')) ?? 'refuse';
}

function common<T>(values: readonly T[]): T | 'mixed' | undefined {
  return new Set(values).size > 1 ? 'mixed' : values[0];
}
