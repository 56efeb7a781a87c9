import { useEffect } from 'react';
import { showAppBadge } from './browser/app-badge.ts';
import { useOrders } from './use-orders.ts';
import { useUnreceived } from './use-unreceived.ts';

/** Shows on the app's icon how many orders wait for their shopper: to be fetched, to be answered, or to be looked after. */
export function useAppBadge(): void {
  const waiting = useOrders().orders.filter(({ known }) => known === 'ready' || known === 'needs-answer').length;
  const unreceived = useUnreceived().length;
  useEffect(() => showAppBadge(waiting + unreceived), [waiting, unreceived]);
}
