import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import type { ReactNode } from 'react';
import { useShop } from '../../../data/use-shop.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { PeopleWords } from './use-people-words.ts';

/** What the customer's other devices placed under the same order, and was not taken. */
export function BookDifferences({ order, people }: { order: BookOrder; people: PeopleWords }): ReactNode {
  const say = useOwnerText();
  const timeZone = useShop()?.timeZone;
  const count = order.differences.length + (order.moreDifferences ?? 0);
  if (count === 0) return null;
  return (
    <Notice tone="wait" title={say('book.differences', { count })}>
      <ul>
        {order.differences.map(({ rev, deviceId, placedTime, lines }) => (
          <li key={rev}>
            {people.device(deviceId)}, <Moment time={placedTime} timeZone={timeZone} />:{' '}
            <bdi>{lines.map((line) => `${line.count} × ${line.name}`).join(', ')}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
