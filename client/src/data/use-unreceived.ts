import { currentUser, ofShopper } from './browser/current-shopper.ts';
import type { UnreceivedStage } from './orders/order-view.ts';
import { useReadable } from './store/use-readable.ts';

/** An order the shop has not received for too long. `sinceTime`: when this device first saw it, by this device's clock. */
export type Unreceived = { orderId: string; stage: UnreceivedStage; sinceTime: string };

const none: Unreceived[] = [];
const unreceived = ofShopper((shopper) => (shopper.kind === 'user' ? shopper.watch.view : undefined), none);

/** The orders that this user should be told about, until dismissed. */
export function useUnreceived(): Unreceived[] {
  return useReadable(unreceived);
}

/** Told: does not come back for this order and stage. */
export function dismissUnreceived(orderId: string, stage: UnreceivedStage): void {
  // A mark that could not be written shows the notice once more; nothing is lost by it.
  currentUser()
    ?.watch.dismiss(orderId, stage)
    .catch(() => undefined);
}
