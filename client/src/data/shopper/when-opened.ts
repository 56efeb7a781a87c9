import type { Readable } from '../store/store.ts';
import type { Shopper } from './shopper.ts';

/**
 * Does something with whoever uses the device: at once, or as soon as their databases are open, so that a tap in the moment of a sign-in or of the start is not lost.
 * Where they cannot be opened, which the page says, nothing is done.
 */
export function whenOpened<T extends Shopper>(
  shopper: Readable<T | 'failed' | undefined>,
  act: (opened: T) => void,
): void {
  const now = shopper.get();
  if (now === 'failed') return;
  if (now !== undefined) return act(now);
  const stop = shopper.subscribe(() => {
    const later = shopper.get();
    if (later === undefined) return;
    stop();
    if (later !== 'failed') act(later);
  });
}
