import type { ParkedChange } from '@coffee-catalog/shared/api/orders';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { listParked, retryParked } from '../../data/shop-api.ts';
import { useShop } from '../../data/use-shop.ts';
import { useShopCall } from '../../data/use-shop-call.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format-moment.ts';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { useNow } from '../../ui/use-now.ts';
import { CallState } from './call-state.tsx';
import { ConflictList } from './conflicts/conflict-list.tsx';
import classes from './parked-page.module.css';
import room from './room.module.css';
import { Room } from './room.tsx';

/** So often tried in vain that another try alone will not help. */
const OFTEN = 10;

/** What our own failures keep from finishing, and what to do about it. */
export function ParkedPage(): ReactNode {
  const say = useOwnerText();
  const call = useShopCall(listParked);
  return (
    <Room title={say('owner.parked')}>
      <ConflictList />
      <p className={classes.lead}>{say('parked.lead')}</p>
      <p className={classes.lead}>
        {say('parked.conflicts')} <Link href="/orders?differing=true">{say('parked.showConflicts')}</Link>
      </p>
      {call.state === 'done' ? null : <CallState call={call} />}
      {call.state === 'done' && call.value.length === 0 ? (
        <EmptyState drawing="empty-cart" title={say('parked.none')}>
          {say('parked.noneText')}
        </EmptyState>
      ) : null}
      {call.state === 'done' && call.value.length > 0 ? (
        <ul className={room.list}>
          {call.value.map((parked) => (
            <ParkedRow key={parked.id} parked={parked} />
          ))}
        </ul>
      ) : null}
    </Room>
  );
}

function ParkedRow({ parked }: { parked: ParkedChange }): ReactNode {
  const say = useOwnerText();
  const { locale } = useIntl();
  const now = useNow();
  const timeZone = useShop()?.timeZone;
  const [asked, setAsked] = useState(parked.retryRequestedTime !== undefined);
  const customer = customerOf(parked);
  const retry = async () => {
    const result = await retryParked(parked.id);
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    setAsked(true);
    return showToast({ message: say('parked.asked') });
  };
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <p className={classes.error}>{parked.error}</p>
        <p className={classes.facts}>
          {say('parked.attempts', {
            count: parked.attempts,
            time: formatMoment(parked.parkedTime, { locale, now, timeZone }),
          })}
        </p>
        <p className={classes.advice}>{say(`parked.advice.${adviceOf(parked)}`)}</p>
        {customer === undefined ? null : (
          <p className={classes.facts}>
            <Link href={`/users/${customer}`}>{say('parked.customer')}</Link>
          </p>
        )}
        <p className={classes.facts} dir="ltr">
          {parked.database} / {parked.documentId}
        </p>
        {asked ? <p className={classes.facts}>{say('parked.asked')}</p> : null}
      </div>
      <Button
        variant="default"
        disabled={asked}
        leftSection={<RotateCcw aria-hidden size={17} />}
        onClick={() => void retry()}
      >
        {say('parked.retry')}
      </Button>
    </li>
  );
}

/** Whose change it is, where it is somebody's. */
function customerOf({ database }: ParkedChange): string | undefined {
  return /-([0-9a-f]{32})$/.exec(database)?.[1];
}

/** What to do, by what the change is: an order on its way in, an order of the book on its way to its shopper, or something else of the shop's own. */
function adviceOf({ database, attempts }: ParkedChange): 'placed' | 'book' | 'other' | 'often' {
  if (attempts >= OFTEN) return 'often';
  if (database.startsWith('placedorders-')) return 'placed';
  return database === 'orders' ? 'book' : 'other';
}
