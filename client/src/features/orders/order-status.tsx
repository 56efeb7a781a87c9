import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useShop } from '../../data/use-shop.ts';
import { useText } from '../../texts/use-text.ts';
import { formatMoment } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import { isOpen, knownWords } from './known-words.ts';
import classes from './order-status.module.css';
import { reasonWords } from './reason-words.ts';

/** Where the order stands, to be read from an arm's length: the number large, then what is known in a sentence. */
export function OrderStatus({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const words = knownWords(order.known);
  const reason = reasonWords(order);
  return (
    <div className={classes.status} data-tone={words.tone}>
      {order.orderNumber === undefined ? null : (
        <p className={classes.number} aria-label={say('orders.numbered', { number: order.orderNumber })}>
          {order.orderNumber}
        </p>
      )}
      <div className={classes.words}>
        <p className={classes.name}>{say(words.name)}</p>
        {reason === undefined ? null : (
          <p className={classes.reason}>
            {reason.item === undefined ? say(reason.key) : `${reason.item}: ${say(reason.key)}`}
          </p>
        )}
        <p>{say(words.sentence)}</p>
        {isOpen(order.known) ? <Pickup order={order} /> : null}
      </div>
    </div>
  );
}

function Pickup({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const now = useNow();
  const timeZone = useShop()?.timeZone;
  const pickupTime = order.placed?.fulfilment.pickupTime ?? order.processed?.fulfilment?.pickupTime;
  return (
    <p className={classes.pickup}>
      {pickupTime === undefined
        ? say('order.pickupSoon', { name: order.customerName })
        : say('order.pickupAt', {
            name: order.customerName,
            time: formatMoment(pickupTime, { locale, now, timeZone }),
          })}
    </p>
  );
}
