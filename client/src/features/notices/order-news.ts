import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { KnownState } from '../../data/orders/order-view.ts';
import { useOrders } from '../../data/use-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { showToast } from '../../ui/toast-queue.ts';

/** What a shopper wants to hear of wherever they are in the app. */
const NEWS = ['received', 'ready', 'needs-answer', 'refused', 'cancelled'] as const satisfies readonly KnownState[];
type News = (typeof NEWS)[number];

/** Tells of orders that went on while the app is open, on whichever page; the order's own page says it by itself. */
export function useOrderNews(): void {
  const say = useText();
  const [path, navigate] = useLocation();
  const { state, orders } = useOrders();
  const before = useRef<ReadonlyMap<string, KnownState>>(undefined);
  useEffect(() => {
    if (state !== 'done') return;
    const known = before.current;
    before.current = new Map(orders.map((order) => [order.orderId, order.known]));
    // What stood there when the app was opened is no news.
    if (known === undefined) return;
    for (const { orderId, known: now, orderNumber } of orders) {
      const was = known.get(orderId);
      if (was === undefined || was === now || !isNews(now) || path === `/order/${orderId}`) continue;
      showToast({
        message: say(`news.${now}`, { number: orderNumber ?? '' }),
        action: { label: say('news.look'), run: () => navigate(`/order/${orderId}`) },
      });
    }
  }, [state, orders, path, say, navigate]);
}

function isNews(known: KnownState): known is News {
  return (NEWS as readonly KnownState[]).includes(known);
}
