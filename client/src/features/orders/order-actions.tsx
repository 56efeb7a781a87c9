import { Printer, RotateCcw, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { OrderView } from '../../data/orders/order-view.ts';
import type { OrderHandle } from '../../data/use-order.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { useDelayedAction } from '../../ui/use-delayed-action.ts';
import classes from './order-actions.module.css';
import { canAskToCancel } from './timeline.ts';

/** What a shopper can do with an order: have it again, withdraw it, print it. */
export function OrderActions({ order, handle }: { order: OrderView; handle: OrderHandle }): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const cancelling = useDelayedAction(handle.cancel);
  const copy = async () => {
    await handle.copyToNewDraft();
    navigate('/cart');
    showToast({ message: say('order.copied') });
  };
  const cancel = () => {
    cancelling.start();
    showToast({ message: say('order.cancelling'), action: { label: say('undo'), run: cancelling.stop } });
  };
  return (
    <div className={`${classes.actions} no-print`}>
      <Button
        variant={order.known === 'refused' ? 'filled' : 'light'}
        leftSection={<RotateCcw aria-hidden size={18} />}
        onClick={() => void copy()}
      >
        {say(order.known === 'refused' ? 'order.copy' : 'order.again')}
      </Button>
      {canAskToCancel(order) ? (
        <Button
          variant="default"
          leftSection={<Undo2 aria-hidden size={18} />}
          disabled={cancelling.waiting}
          onClick={cancel}
        >
          {say('order.cancel')}
        </Button>
      ) : null}
      {order.charged ? (
        <Button variant="default" leftSection={<Printer aria-hidden size={18} />} onClick={() => print()}>
          {say('order.print')}
        </Button>
      ) : null}
    </div>
  );
}
