import { ofShopper } from './browser/current-shopper.ts';
import { useReadable } from './store/use-readable.ts';

const none: string[] = [];
const frequent = ofShopper((shopper) => (shopper.kind === 'user' ? shopper.orders.frequentItems : undefined), none);

/** The ids of the items this user ordered, the most often and most recently ordered first. */
export function useFrequentItems(): string[] {
  return useReadable(frequent);
}
