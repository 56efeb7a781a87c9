import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { OrderView } from '../../data/orders/order-view.ts';
import { type OrderHandle, useOrder } from '../../data/use-order.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { knownWords } from './known-words.ts';
import { NotifyOffer } from './notify-offer.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderNotices } from './order-notices.tsx';
import classes from './order-page.module.css';
import { OrderQuestion } from './order-question.tsx';
import { OrderStatus } from './order-status.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { useOrderTitle } from './order-title.ts';
import { ReceiptHead } from './receipt-head.tsx';
import { useCancelOrder } from './use-cancel-order.ts';

/** One order, as far as it is known: where it stands, its story, what it is, and what can be done. */
export function OrderPage({ orderId }: { orderId: string }): ReactNode {
  const say = useText();
  const handle = useOrder(orderId);
  if (handle.order !== undefined) return <Order order={handle.order} handle={handle} />;
  if (handle.state === 'loading') return <OrderSkeleton />;
  return (
    <Page title={say('order.unknown')} width="narrow">
      <EmptyState
        drawing="not-found"
        title={say('order.unknownLead')}
        action={<ButtonLink href="/orders">{say('order.toOrders')}</ButtonLink>}
      >
        {say('order.unknownText')}
      </EmptyState>
    </Page>
  );
}

function Order({ order, handle }: { order: OrderView; handle: OrderHandle }): ReactNode {
  const title = useOrderTitle(order);
  const cancelling = useCancelOrder(handle);
  useAnnouncedState(order);
  return (
    <article data-order={order.orderId} data-known={order.known}>
      <Page title={title} eyebrow={<BackToOrders />}>
        <ReceiptHead order={order} />
        <div className={classes.columns}>
          <div className={classes.story}>
            <OrderStatus order={order} />
            {order.question === undefined || order.cancelRequested ? null : (
              <OrderQuestion
                key={order.question.number}
                order={order}
                question={order.question}
                handle={handle}
                cancelling={cancelling}
              />
            )}
            <OrderNotices order={order} />
            <NotifyOffer order={order} />
            <OrderTimeline order={order} />
          </div>
          <div className={classes.side}>
            <OrderLines order={order} />
            <OrderActions order={order} cancelling={cancelling} />
          </div>
        </div>
      </Page>
    </article>
  );
}

/** Says aloud where the order stands whenever that changes; what the page shows when it opens is read anyway. */
function useAnnouncedState({ known }: OrderView): void {
  const say = useText();
  const before = useRef(known);
  useEffect(() => {
    if (before.current === known) return;
    before.current = known;
    announce(say(knownWords(known).sentence));
  }, [known, say]);
}

function BackToOrders(): ReactNode {
  const say = useText();
  return (
    <Link href="/orders" className={`${classes.back} no-print`}>
      <ChevronLeft aria-hidden size={18} className={classes.chevron} />
      {say('orders.title')}
    </Link>
  );
}

function OrderSkeleton(): ReactNode {
  const say = useText();
  return (
    <Page title={say('loading')} heading={<Skeleton height={36} width={180} />}>
      <div className={classes.columns} aria-busy="true">
        <Skeleton height={280} radius="xl" />
        <Skeleton height={200} radius="xl" />
      </div>
    </Page>
  );
}
