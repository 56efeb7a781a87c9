import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import type { BookLine, BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { useCatalog } from '../../data/use-catalog.ts';
import { useShop } from '../../data/use-shop.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { describeOptions } from '../../ui/describe-options.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Price } from '../../ui/price.tsx';
import { BookDifferences } from './book/book-differences.tsx';
import { usePeopleWords } from './book/use-people-words.ts';
import classes from './book-row.module.css';

/** Who ordered what, on which device, what the shop did with it, when and why. */
export function BookStory({ order }: { order: BookOrder }): ReactNode {
  const say = useOwnerText();
  const timeZone = useShop()?.timeZone;
  const people = usePeopleWords(order);
  return (
    <div className={classes.story}>
      {order.reason === null ? null : (
        <Notice tone="bad" title={say(`reason.${order.reason.code}`)}>
          <span lang="en">{order.reason.message}</span>
        </Notice>
      )}
      <BookDifferences order={order} people={people} />
      {order.cancelRequest === undefined ? null : (
        <Notice tone="plain">
          {say(`book.cancel.${order.cancelRequest.outcome}`)}{' '}
          <Moment time={order.cancelRequest.decidedTime} timeZone={timeZone} />
        </Notice>
      )}
      {order.note === undefined ? null : <Notice tone="plain">{order.note}</Notice>}
      <div className={classes.columns}>
        <section>
          <h3>{say('book.lines')}</h3>
          <ul className={classes.lines}>
            {order.lines.map((line) => (
              <Line key={line.lineId} line={line} order={order} />
            ))}
          </ul>
        </section>
        <section>
          <h3>{say('book.story')}</h3>
          <ol className={classes.steps}>
            {order.placedTime === null ? null : (
              <li>
                <span>{say('book.placed')}</span>
                <Moment time={order.placedTime} timeZone={timeZone} />
              </li>
            )}
            <li>
              <span>{say('book.claimed')}</span>
              <Moment time={order.claimedTime} timeZone={timeZone} />
            </li>
            {order.history.map((entry) => (
              <li key={`${entry.time} ${entry.status}`}>
                <span>
                  {say(`known.${entry.status}`)}{' '}
                  <span className={classes.soft}>
                    {say('book.by', { name: people.by(entry.by) })}
                    {entry.recall ? `, ${say('book.recall')}` : ''}
                  </span>
                </span>
                <Moment time={entry.time} timeZone={timeZone} />
              </li>
            ))}
          </ol>
        </section>
      </div>
      <dl className={classes.ids}>
        <dt>{say('book.customer')}</dt>
        <dd>
          {people.customer === null ? (
            say('book.accountGone')
          ) : (
            <Link href={`/users/${order.userId}`}>
              <bdi>{people.customer === undefined ? order.customerName : people.customer.name}</bdi>
            </Link>
          )}{' '}
          {people.customer ? <bdi>{people.customer.login}</bdi> : null}
        </dd>
        <dt>{say('book.device')}</dt>
        <dd>{people.device(order.deviceId)}</dd>
        <dt>{say('book.id')}</dt>
        <dd>{order.orderId}</dd>
      </dl>
    </div>
  );
}

function Line({ line, order }: { line: BookLine; order: BookOrder }): ReactNode {
  const say = useOwnerText();
  const { locale } = useIntl();
  const { byId } = useCatalog();
  const { currency, status } = order;
  // Of a refused order nothing is taken, and nobody agreed to that.
  const isLeftOut = line.outcome === 'left-out' && status !== 'refused';
  const facts = [
    ...describeOptions(byId.get(line.itemId)?.item, line.options),
    ...(line.note === undefined ? [] : [`“${line.note}”`]),
    ...(line.chargedUnitPrice === line.unitPrice
      ? []
      : [say('book.quoted', { price: formatMoney({ amount: line.unitPrice, currency }, locale) })]),
    ...(line.consent.priceUpTo
      ? [say('book.consent', { price: formatMoney({ amount: line.consent.priceUpTo, currency }, locale) })]
      : []),
    ...(line.takenOptions === undefined
      ? []
      : [
          say('order.substituted', {
            options: describeOptions(byId.get(line.itemId)?.item, line.takenOptions).join(' · '),
          }),
        ]),
    ...(isLeftOut ? [say('book.leftOut')] : []),
  ];
  return (
    <li>
      <span>
        {line.count} × {line.name} <span className={classes.soft}>{facts.join(' · ')}</span>
      </span>
      <Price money={{ amount: line.chargedUnitPrice * line.count, currency }} />
    </li>
  );
}
