import { useDrafts } from './use-drafts.ts';
import { useOrders } from './use-orders.ts';

/** Whether what is kept on this device of its user is still being opened and read. */
export function useIsOpening(): boolean {
  const [drafts, orders] = [useDrafts(), useOrders()];
  return drafts.state === 'loading' || orders.state === 'loading';
}
