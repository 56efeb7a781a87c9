import type { Consent } from './placed-order.ts';

/**
 * What happens to a line outside its consent: what the consent says; where it says nothing, whoever gave some leeway is asked, and the order of whoever gave none is
 * refused. So an order that nobody said anything about never waits for an answer that may not come.
 */
export function fallbackOf({ orElse, priceUpTo = 0, anyChoiceOf = [] }: Consent): NonNullable<Consent['orElse']> {
  if (orElse !== undefined) return orElse;
  return priceUpTo > 0 || anyChoiceOf.length > 0 ? 'ask' : 'refuse';
}
