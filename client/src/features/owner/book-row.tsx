import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import { type ReactNode, useState } from 'react';
import { useShop } from '../../data/use-shop.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pill, type Tone } from '../../ui/pill.tsx';
import { Price } from '../../ui/price.tsx';
import classes from './book-row.module.css';
import { BookStory } from './book-story.tsx';

const TONES: Readonly<Record<BookStatus, Tone>> = {
  'needs-answer': 'wait',
  received: 'good',
  preparing: 'good',
  ready: 'accent',
  served: 'plain',
  dispatched: 'good',
  delivered: 'plain',
  refused: 'bad',
  cancelled: 'plain',
};

/** An order of the book; opened, its whole story. */
export function BookRow({ order }: { order: BookOrder }): ReactNode {
  const say = useOwnerText();
  const timeZone = useShop()?.timeZone;
  const [open, setOpen] = useState(false);
  return (
    <li data-order={order.orderId} data-known={order.status}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes.row}>
          <span className={classes.number}>{order.orderNumber ?? '–'}</span>
          <span className={classes.who}>
            <strong>{order.customerName}</strong>
            <span className={classes.when}>
              <Moment time={order.claimedTime} timeZone={timeZone} />
            </span>
          </span>
          <span className={classes.end}>
            <Price money={{ amount: order.total, currency: order.currency }} />
            <Pill tone={TONES[order.status]}>{say(`known.${order.status}`)}</Pill>
          </span>
        </summary>
        {open ? <BookStory order={order} /> : null}
      </details>
    </li>
  );
}
