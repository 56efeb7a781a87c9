import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useOrders } from '../../data/use-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { findNews } from './find-news.ts';

/** Tells of orders that went on while the app is open, on whichever page; the order's own page says it by itself. */
export function useOrderNews(): void {
  const say = useText();
  const [path, navigate] = useLocation();
  const { state, orders } = useOrders();
  const before = useRef<readonly OrderView[]>(undefined);
  useEffect(() => {
    if (state !== 'done') return;
    // What stood there when the app was opened is no news.
    const found = findNews(before.current ?? [], orders);
    before.current = orders;
    for (const { orderId, news, orderNumber } of found) {
      if (path === `/order/${orderId}`) continue;
      showToast({
        message: say(`news.${news}`, { number: orderNumber ?? '' }),
        action: { label: say('news.look'), run: () => navigate(`/order/${orderId}`) },
      });
    }
  }, [state, orders, path, say, navigate]);
}
