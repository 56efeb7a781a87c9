import { shop } from './browser/shop.ts';
import { useReadable } from './store/use-readable.ts';

/** By how many milliseconds this device's clock is ahead of the shop's (behind: negative); 0 while it is right or nothing is known. */
export function useClockAheadMs(): number {
  return useReadable(shop.clock.aheadMs);
}

/** The shop's clock in milliseconds, as far as this device knows it. */
export function shopNow(): number {
  return shop.device.now() - shop.clock.aheadMs.get();
}
