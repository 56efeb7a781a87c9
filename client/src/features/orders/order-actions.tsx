import { Printer, RotateCcw, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import classes from './order-actions.module.css';
import { canAskToCancel } from './timeline.ts';
import type { useCancelOrder } from './use-cancel-order.ts';
import { useOrderAgain } from './use-order-again.ts';

type OrderActionsProps = { order: OrderView; cancelling: ReturnType<typeof useCancelOrder> };

/** What a shopper can do with an order: have it again, withdraw it, print it. */
export function OrderActions({ order, cancelling }: OrderActionsProps): ReactNode {
  const say = useText();
  const orderAgain = useOrderAgain(order);
  return (
    <div className={`${classes.actions} no-print`}>
      <Button
        variant={order.known === 'refused' ? 'filled' : 'light'}
        leftSection={<RotateCcw aria-hidden size={18} />}
        onClick={() => void orderAgain()}
      >
        {say(order.known === 'refused' ? 'order.copy' : 'order.again')}
      </Button>
      {canAskToCancel(order) && !isAsked(order) ? (
        <Button
          variant="default"
          leftSection={<Undo2 aria-hidden size={18} />}
          disabled={cancelling.waiting}
          onClick={cancelling.cancel}
        >
          {say('order.cancel')}
        </Button>
      ) : null}
      {order.charged && order.known !== 'refused' && order.known !== 'cancelled' ? (
        <Button variant="default" leftSection={<Printer aria-hidden size={18} />} onClick={() => print()}>
          {say('order.print')}
        </Button>
      ) : null}
    </div>
  );
}

/** The question has a button of its own for that. */
function isAsked({ question }: OrderView): boolean {
  return question !== undefined && !question.answered;
}
