import type { OrderQuery } from '@coffee-catalog/shared/api/orders';
import { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { useShopCall } from '../../data/use-shop-call.ts';
import { useToday } from '../../data/use-today.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { BookWaits } from './book/book-waits.tsx';
import { listUntilFound } from './book/list-until-found.ts';
import { BookRow } from './book-row.tsx';
import { CallState } from './call-state.tsx';
import room from './room.module.css';
import { Room } from './room.tsx';

const PAGE = 50;
/** How long nobody types before the shop is asked. */
const PAUSE_MS = 250;

/** The store's book, newest first, a page at a time: all of it, a status, a day, a customer, or what was looked for. */
export function OrdersBookPage(): ReactNode {
  const say = useOwnerText();
  const today = useToday();
  const address = new URLSearchParams(useSearch());
  const customer = address.get('customer') ?? undefined;
  const [status, setStatus] = useState<BookStatus | 'differing' | undefined>(
    address.has('differing') ? 'differing' : undefined,
  );
  const [day, setDay] = useState('');
  const [query, setQuery] = useState(address.get('q') ?? '');
  const paused = usePaused(query.trim());
  const ask = useCallback(
    (after?: string) => listUntilFound(questionOf({ status, day, q: paused, customer, after })),
    [status, day, paused, customer],
  );
  const first = useCallback(() => ask(), [ask]);
  const call = useShopCall(first);
  const [busy, setBusy] = useState(false);
  const more = async () => {
    if (call.state !== 'done' || call.value.next === undefined) return;
    setBusy(true);
    const page = await ask(call.value.next);
    setBusy(false);
    if (page.kind === 'problem') return showToast({ message: problemWords(page, say) });
    const known = new Set(call.value.orders.map(({ _id }) => _id));
    const added = page.value.orders.filter(({ _id }) => !known.has(_id));
    return call.change({ ...page.value, orders: [...call.value.orders, ...added] });
  };

  const orders = useDeferredValue(call.state === 'done' ? call.value.orders : undefined);
  const [waitedFor, setWaitedFor] = useState<typeof first>();
  const isBusy = call.state === 'problem' && call.problem.code === 'unavailable';
  if (isBusy && waitedFor !== first) setWaitedFor(() => first);
  // It goes on saying that it waits while it asks again.
  const waits = isBusy || (call.state === 'loading' && waitedFor === first);
  return (
    <Room title={say('owner.orders')}>
      <div className={room.tools}>
        <SearchField label={say('book.search')} value={query} onChange={setQuery} />
        <NativeSelect
          label={say('book.filter')}
          value={status ?? ''}
          onChange={(event) => setStatus(statusOf(event.currentTarget.value))}
          data={[
            { value: '', label: say('book.all') },
            ...BookStatus.options.map((value) => ({ value, label: say(`known.${value}`) })),
            { value: 'differing', label: say('book.differing') },
          ]}
        />
        <TextInput
          type="date"
          label={say('book.day')}
          value={day}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      </div>
      {customer === undefined ? null : (
        <Notice
          tone="plain"
          actions={
            <ButtonLink href="/orders" variant="default" size="sm">
              {say('book.everybody')}
            </ButtonLink>
          }
        >
          {say('book.ofCustomer')}
        </Notice>
      )}
      {waits ? <BookWaits asking={call.state === 'loading'} again={call.again} /> : null}
      {call.state === 'done' || waits ? null : <CallState call={call} />}
      {call.state === 'done' && call.value.orders.length === 0 && call.value.next === undefined ? (
        <EmptyState drawing="no-orders" title={say('book.none')}>
          {say(query === '' && status === undefined && day === '' ? 'book.noneText' : 'book.noneFound')}
        </EmptyState>
      ) : null}
      {call.state === 'done' && orders !== undefined && orders.length > 0 ? (
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

type Filters = {
  status: BookStatus | 'differing' | undefined;
  day: string;
  q: string;
  customer: string | undefined;
  after: string | undefined;
};

/** The question to the shop; what was not said is left out. */
function questionOf({ status, day, q, customer, after }: Filters): Partial<OrderQuery> {
  return {
    limit: PAGE,
    ...(status === undefined ? {} : status === 'differing' ? { differing: 'true' } : { status }),
    ...(day === '' ? {} : { day }),
    ...(q === '' ? {} : { q }),
    ...(customer === undefined ? {} : { customer }),
    ...(after === undefined ? {} : { after }),
  };
}

function statusOf(value: string): Filters['status'] {
  return value === 'differing' ? value : BookStatus.options.find((known) => known === value);
}

/** The text once nobody has typed for a moment: not a question for each letter. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
