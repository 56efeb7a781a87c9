import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { unsentOrdersFile, useUnsentOrders } from '../../data/use-unsent-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { Moment } from '../../ui/moment.tsx';
import { SaveFileButton } from '../../ui/save-file-button.tsx';
import classes from './unsent-list.module.css';

/** The orders that are on this device alone, each by its name, and a way to take a copy of them elsewhere. */
export function UnsentList({ onLeave }: { onLeave: () => void }): ReactNode {
  const say = useText();
  const orders = useUnsentOrders();
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby="unsent-orders" className={classes.unsent}>
      <h3 id="unsent-orders">{say('unsent.title', { count: orders.length })}</h3>
      <ul>
        {orders.map((order) => (
          <li key={order.orderId} data-unsent={order.orderId}>
            <Link href={`/order/${order.orderId}`} onClick={onLeave}>
              <bdi>{order.lines.map((line) => `${line.count}\u00a0×\u00a0${line.name}`).join(', ')}</bdi>
            </Link>{' '}
            <Moment time={order.placedTime} />
          </li>
        ))}
      </ul>
      <SaveFileButton file={unsentOrdersFile}>{say('unsent.save')}</SaveFileButton>
      <p className={classes.hint}>{say('unsent.saveText')}</p>
    </section>
  );
}
