import type { ReactNode } from 'react';
import type { OrderLineView, OrderView } from '../../data/orders/order-view.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import type { TextKey } from '../../texts/en.ts';
import { useText } from '../../texts/use-text.ts';
import { describeOptions } from '../../ui/describe-options.ts';
import { Price } from '../../ui/price.tsx';
import classes from './order-lines.module.css';

/** What was ordered, what it costs, and what became of each line. */
export function OrderLines({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  return (
    <section aria-labelledby="order-lines">
      <h2 id="order-lines" className={classes.title}>
        {say('order.lines')}
      </h2>
      <ul className={classes.lines}>
        {order.lines.map((line) => (
          <Line key={line.lineId} line={line} order={order} />
        ))}
      </ul>
      {order.note === undefined ? null : (
        <p className={classes.note}>
          <bdi>{order.note}</bdi>
        </p>
      )}
      <div className={classes.total}>
        <span>{say(totalLabel(order))}</span>
        <Price money={order.total} />
      </div>
      {order.charged ? null : <p className={classes.hint}>{say('order.quotedText')}</p>}
    </section>
  );
}

function totalLabel(order: OrderView): TextKey {
  if (order.charged && isWithdrawn(order)) return 'order.nothingCharged';
  return order.charged ? 'order.charged' : 'order.quoted';
}

/** Nothing is made of it, so its lines show what they would have cost. */
function isWithdrawn({ known }: OrderView): boolean {
  return known === 'refused' || known === 'cancelled';
}

function Line({ line, order }: { line: OrderLineView; order: OrderView }): ReactNode {
  const say = useText();
  const { byId } = useCatalog();
  const { currency } = order.total;
  const options = describeOptions(byId.get(line.itemId)?.item, line.options);
  const settled = order.charged && !isWithdrawn(order);
  const unitPrice = settled ? (line.chargedUnitPrice ?? line.unitPrice) : line.unitPrice;
  const leftOut = settled && line.outcome === 'left-out';
  return (
    <li className={classes.line} data-left-out={leftOut}>
      <span className={classes.count}>{line.count} ×</span>
      <div>
        <p className={classes.name}>
          <bdi>{line.name}</bdi>
        </p>
        {options.length === 0 ? null : (
          <p className={classes.options}>
            <bdi>{options.join(' · ')}</bdi>
          </p>
        )}
        {line.note === undefined ? null : (
          <p className={classes.lineNote}>
            <bdi>{line.note}</bdi>
          </p>
        )}
        {leftOut ? <p className={classes.outcome}>{say('order.leftOut')}</p> : null}
        {line.takenOptions === undefined ? null : (
          <p className={classes.outcome}>
            {say('order.substituted', {
              options: describeOptions(byId.get(line.itemId)?.item, line.takenOptions).join(' · '),
            })}
          </p>
        )}
        {settled && !leftOut && unitPrice !== line.unitPrice ? (
          <p className={classes.outcome}>
            {say('order.priceWas')} <Price money={{ amount: line.unitPrice, currency }} />
          </p>
        ) : null}
      </div>
      <Price money={{ amount: leftOut ? 0 : unitPrice * line.count, currency }} />
    </li>
  );
}
