import type { ReactNode } from 'react';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useText } from '../../texts/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { OrderDifferences } from './order-differences.tsx';

/** What a shopper must know of this order beyond its state: why it is held back, what came of two versions of it, what was asked. */
export function OrderNotices({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  return (
    <>
      {order.held === undefined ? null : (
        <Notice tone="bad" title={say('order.held')}>
          {say('order.heldText', { reason: order.held.reason })}
        </Notice>
      )}
      <CancelNotice order={order} />
      {order.unreceived === undefined ? null : (
        <div role="alert" data-unreceived={order.orderId}>
          <Notice tone="wait" title={say(`unreceived.${order.unreceived}`)}>
            {say(`unreceivedText.${order.unreceived}`)}
          </Notice>
        </div>
      )}
      <OrderDifferences order={order} />
    </>
  );
}

function CancelNotice({ order: { cancelRequested, cancelHeld } }: { order: OrderView }): ReactNode {
  const say = useText();
  if (cancelHeld !== undefined) return <Notice tone="bad">{say('order.cancelHeld', cancelHeld)}</Notice>;
  return cancelRequested ? <Notice tone="wait">{say('order.cancelRequested')}</Notice> : null;
}
