import { shop } from './browser/shop.ts';
import { useReadable } from './store/use-readable.ts';

/** The shop's calendar day (YYYY-MM-DD) by this device's clock; undefined until the shop's zone is known. */
export function useToday(): string | undefined {
  return useReadable(shop.today);
}
