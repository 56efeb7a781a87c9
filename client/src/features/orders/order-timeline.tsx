import { Check, CircleDot, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useShop } from '../../data/use-shop.ts';
import { useText } from '../../texts/use-text.ts';
import { Moment } from '../../ui/moment.tsx';
import classes from './order-timeline.module.css';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** The steps of an order, what is known of each, and whose clock says when. */
export function OrderTimeline({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  return (
    <ol className={classes.timeline} aria-label={say('order.steps')}>
      {timelineOf(order).map((entry, index) => (
        <Step key={`${entry.key} ${index}`} entry={entry} />
      ))}
    </ol>
  );
}

function Step({ entry }: { entry: TimelineEntry }): ReactNode {
  const say = useText();
  const shop = useShop();
  return (
    <li className={classes.step} data-state={entry.state} aria-current={entry.state === 'current' ? 'step' : undefined}>
      <span className={classes.sign} aria-hidden>
        {entry.state === 'done' ? <Check size={16} strokeWidth={3} /> : null}
        {entry.state === 'current' ? <CircleDot size={18} strokeWidth={2.5} /> : null}
        {entry.state === 'ended' ? <X size={16} strokeWidth={3} /> : null}
      </span>
      <span className={classes.name}>
        {say(entry.name)}
        {entry.state === 'to-come' ? <span className="visually-hidden">{say('order.toCome')}</span> : null}
      </span>
      {entry.clock === undefined ? null : (
        <span className={classes.when}>
          {entry.time === undefined ? null : (
            <>
              <Moment time={entry.time} timeZone={entry.atShop ? shop?.timeZone : undefined} />{' '}
            </>
          )}
          <span className={classes.clock}>{say(entry.clock)}</span>
        </span>
      )}
    </li>
  );
}
