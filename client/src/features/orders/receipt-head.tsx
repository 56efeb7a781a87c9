import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useShop } from '../../data/use-shop.ts';
import { useText } from '../../texts/use-text.ts';
import { formatMoment } from '../../ui/format-moment.ts';
import classes from './receipt-head.module.css';

/** The head of the printed receipt: whose, when (the shop's clock), for whom. Only on paper. */
export function ReceiptHead({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const shop = useShop();
  const { locale } = useIntl();
  // Far from any day of the shop, so that a receipt always names its day and year.
  const written = { locale, now: 0, timeZone: shop?.timeZone };
  return (
    <div className={classes.head}>
      <p className={classes.shop}>{shop?.name ?? 'Coffee Catalog'}</p>
      <p>{say('receipt.title')}</p>
      <p>{say('receipt.for', { name: order.customerName })}</p>
      {order.receivedTime === undefined ? null : (
        <p>{say('receipt.received', { time: formatMoment(order.receivedTime, written) })}</p>
      )}
      <p className={classes.id}>{order.orderId}</p>
    </div>
  );
}
