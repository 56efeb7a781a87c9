import type { OrderHandle } from '../../data/use-order.ts';
import { useText } from '../../texts/use-text.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { useDelayedAction } from '../../ui/use-delayed-action.ts';
import { useTellingFailure } from '../../ui/use-telling-failure.ts';

/** Withdrawing an order, which can be undone for a moment. `waiting` while it can. A wish that this device could not write down is told to be none. */
export function useCancelOrder(handle: Pick<OrderHandle, 'cancel'>): { waiting: boolean; cancel: () => void } {
  const say = useText();
  const { waiting, start, stop } = useDelayedAction(useTellingFailure(handle.cancel, 'order.cancelNotWritten'));
  const cancel = () => {
    start();
    // Who leaves the page has said it: then there is nothing left to undo.
    showToast({ ofPage: true, message: say('order.cancelling'), action: { label: say('undo'), run: stop } });
  };
  return { waiting, cancel };
}
