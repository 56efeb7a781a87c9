import type { ShopInfo } from '@coffee-catalog/shared/api/shop';
import { shop } from './browser/shop.ts';
import { useReadable } from './store/use-readable.ts';

/** What this shop says of itself (name, currency, time zone), kept on the device once heard; undefined until then. */
export function useShop(): ShopInfo | undefined {
  return useReadable(shop.info);
}
