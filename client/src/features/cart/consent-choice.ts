import type { Option } from '@coffee-catalog/shared/catalog/item';
import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import { fallbackOf } from '@coffee-catalog/shared/orders/fallback-of';

export type Consent = DraftLine['consent'];

/** What a shopper can accept that an item costs more per piece, in minor units. */
export const RISES = [0, 20, 50, 100, 200] as const;

/** What is to happen with a line that cannot be had as quoted. */
export const OTHERWISE = ['refuse', 'leave-out', 'ask'] as const;
export type Otherwise = (typeof OTHERWISE)[number];

/** The accepted rise of all lines, or `mixed`. No consent said is a rise of 0. */
export function commonRise(consents: readonly Consent[]): number | 'mixed' {
  return common(consents.map(({ priceUpTo }) => priceUpTo ?? 0)) ?? 0;
}

/** What is to happen otherwise for all lines, or `mixed`; where nothing was said, what the shop makes of that. */
export function commonOtherwise(consents: readonly Consent[]): Otherwise | 'mixed' {
  return common(consents.map(fallbackOf)) ?? 'refuse';
}

/** Options of which another choice can be made for the shopper: those with one choice out of several. */
export function replaceableOptions(options: readonly Option[], chosen: ChosenOptions): Option[] {
  return options.filter(({ id, max, choices }) => max === 1 && choices.length > 1 && chosen[id] !== undefined);
}

/** The consent with or without leave to take any choice of this option. */
export function withAnyChoice(consent: Consent, optionId: string, isAny: boolean): Consent {
  const others = (consent.anyChoiceOf ?? []).filter((id) => id !== optionId);
  return { ...consent, anyChoiceOf: isAny ? [...others, optionId].sort() : others };
}

function common<T>(values: readonly T[]): T | 'mixed' | undefined {
  return new Set(values).size > 1 ? 'mixed' : values[0];
}
