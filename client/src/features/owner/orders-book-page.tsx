import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import { NativeSelect } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { listOrders } from '../../data/shop-api.ts';
import { useShopCall } from '../../data/use-shop-call.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { BookRow } from './book-row.tsx';
import { CallState } from './call-state.tsx';
import room from './room.module.css';
import { Room } from './room.tsx';

const PAGE = 50;

/** The store's book, newest first, a page at a time. */
export function OrdersBookPage(): ReactNode {
  const say = useOwnerText();
  const [status, setStatus] = useState<BookStatus>();
  const ask = useCallback(() => listOrders({ limit: PAGE, ...(status === undefined ? {} : { status }) }), [status]);
  const call = useShopCall(ask);
  const [busy, setBusy] = useState(false);

  const more = async () => {
    if (call.state !== 'done' || call.value.next === undefined) return;
    setBusy(true);
    const filter = status === undefined ? {} : { status };
    const page = await listOrders({ limit: PAGE, after: call.value.next, ...filter });
    setBusy(false);
    if (page.kind === 'problem') return showToast({ message: problemWords(page, say) });
    return call.change({ ...page.value, orders: [...call.value.orders, ...page.value.orders] });
  };

  const orders: BookOrder[] = call.state === 'done' ? call.value.orders : [];
  return (
    <Room title={say('owner.orders')}>
      <div className={room.tools}>
        <NativeSelect
          label={say('book.filter')}
          value={status ?? ''}
          onChange={(event) => setStatus(BookStatus.options.find((known) => known === event.currentTarget.value))}
          data={[
            { value: '', label: say('book.all') },
            ...BookStatus.options.map((value) => ({ value, label: say(`known.${value}`) })),
          ]}
        />
      </div>
      {call.state === 'done' ? null : <CallState call={call} />}
      {call.state === 'done' && orders.length === 0 ? (
        <EmptyState drawing="no-orders" title={say('book.none')}>
          {say('book.noneText')}
        </EmptyState>
      ) : null}
      {orders.length > 0 ? (
        <ul className={room.list}>
          {orders.map((order) => (
            <BookRow key={order._id} order={order} />
          ))}
        </ul>
      ) : null}
      {call.state === 'done' && call.value.next !== undefined ? (
        <Button variant="default" loading={busy} onClick={() => void more()}>
          {say('owner.more')}
        </Button>
      ) : null}
    </Room>
  );
}
