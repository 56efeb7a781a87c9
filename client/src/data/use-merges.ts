import { currentUser, ofShopper } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import type { MergeView } from './merges/merges.ts';
import { useReadable } from './store/use-readable.ts';

const none: MergeView[] = [];
const merges = ofShopper((shopper) => (shopper.kind === 'user' ? shopper.merges.view : undefined), none);

/** What the user's other devices changed in carts here, until read or undone. */
export function useMerges(): MergeView[] {
  return useReadable(merges);
}

/** What this device is. */
export const thisDeviceKind = shop.device.kind;

/** Takes back what another device did to a cart. */
export function undoMerge(merge: MergeView): void {
  void currentUser()?.merges.undo(merge);
}

/** Read: is not told again. */
export function dismissMerge(merge: MergeView): void {
  // A mark that could not be written tells it once more; nothing is lost by it.
  currentUser()
    ?.merges.dismiss(merge)
    .catch(() => undefined);
}
