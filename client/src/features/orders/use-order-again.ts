import { useLocation } from 'wouter';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useOrder } from '../../data/use-order.ts';
import { useText } from '../../texts/use-text.ts';
import { showToast } from '../../ui/toast-queue.ts';

/** Puts an order's lines into a new cart at today's prices, and goes there. */
export function useOrderAgain({ orderId }: Pick<OrderView, 'orderId'>): () => Promise<void> {
  const say = useText();
  const [, navigate] = useLocation();
  const { copyToNewDraft } = useOrder(orderId);
  return async () => {
    await copyToNewDraft();
    navigate('/cart');
    showToast({ message: say('order.copied') });
  };
}
