import { type ReactNode, useState } from 'react';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useOrders } from '../../data/use-orders.ts';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Unreadable } from '../../ui/unreadable.tsx';
import { useWhole } from '../../ui/use-whole.ts';
import { isOpen } from './known-words.ts';
import { OrderRow } from './order-row.tsx';
import classes from './orders-page.module.css';

/** How many orders of a group are shown at once: a thousand rows would make a slow phone wait. */
const STEP = 20;
/** How many rows fill a window. */
const FIRST_ROWS = 8;

/** Every order of this shopper: what is under way first, then what was. */
export function OrdersPage(): ReactNode {
  const say = useText();
  const { state, orders } = useOrders();
  const guest = useSession().kind === 'guest';
  const open = orders.filter((order) => isOpen(order.known));
  const earlier = orders.filter((order) => !isOpen(order.known));
  return (
    <Page title={say('orders.title')} width="narrow">
      {state === 'loading' ? <RowsSkeleton /> : null}
      {state === 'error' ? <Unreadable /> : null}
      {state === 'done' && orders.length === 0 ? <NoOrders guest={guest} /> : null}
      <Rows title={say('orders.open')} orders={open} />
      <Rows title={say('orders.earlier')} orders={earlier} />
    </Page>
  );
}

function Rows({ title, orders }: { title: string; orders: readonly OrderView[] }): ReactNode {
  const say = useText();
  const [shown, setShown] = useState(STEP);
  const whole = useWhole('orders');
  if (orders.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.rows}>
        {orders.slice(0, whole ? shown : FIRST_ROWS).map((order) => (
          <OrderRow key={order.orderId} order={order} />
        ))}
      </ul>
      {orders.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + STEP)}>
          {say('orders.more', { count: orders.length - shown })}
        </Button>
      ) : null}
    </section>
  );
}

function NoOrders({ guest }: { guest: boolean }): ReactNode {
  const say = useText();
  return (
    <EmptyState
      drawing="no-orders"
      title={say('orders.none')}
      action={
        <ButtonLink href={guest ? '/account?next=/orders' : '/'}>
          {say(guest ? 'account.signIn' : 'cart.browse')}
        </ButtonLink>
      }
    >
      {say(guest ? 'orders.noneGuest' : 'orders.noneText')}
    </EmptyState>
  );
}

function RowsSkeleton(): ReactNode {
  const say = useText();
  return (
    <div aria-busy="true" className={classes.rows}>
      <p className="visually-hidden">{say('loading')}</p>
      <Skeleton height={104} radius="lg" />
      <Skeleton height={104} radius="lg" />
      <Skeleton height={104} radius="lg" />
    </div>
  );
}
