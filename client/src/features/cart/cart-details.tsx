import { NativeSelect, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { DraftView } from '../../data/drafts/draft-view.ts';
import type { DraftHandle } from '../../data/use-draft.ts';
import { useShop } from '../../data/use-shop.ts';
import { useClockAheadMs } from '../../data/use-shop-clock.ts';
import { useText } from '../../texts/use-text.ts';
import { formatMoment } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './cart-details.module.css';
import { ConsentFields } from './consent-fields.tsx';
import { pickupTimes } from './pickup-times.ts';
import { useSavedText } from './use-saved-text.ts';

type CartDetailsProps = {
  draft: DraftView;
  cart: DraftHandle;
  pickupTime: string | undefined;
  onPickupTime: (pickupTime: string | undefined) => void;
};

/** When it is wanted, what else to say, and what may happen to it. */
export function CartDetails({ draft, cart, pickupTime, onPickupTime }: CartDetailsProps): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const timeZone = useShop()?.timeZone;
  // Times to come for it are the shop's, however this device's clock is set.
  const now = useNow() - useClockAheadMs();
  const note = useSavedText(draft.note ?? '', cart.setNote);
  const setConsents = (change: Partial<(typeof draft.lines)[number]['consent']>) => {
    for (const line of draft.lines) cart.setConsent(line.lineId, { ...line.consent, ...change });
  };
  return (
    <section className={classes.details} aria-labelledby="cart-details">
      <h2 id="cart-details">{say('cart.details')}</h2>
      <NativeSelect
        label={say('cart.pickup')}
        value={pickupTime ?? ''}
        onChange={(event) => onPickupTime(event.currentTarget.value || undefined)}
        data={[
          { value: '', label: say('cart.asSoonAsPossible') },
          ...pickupTimes(now).map((time) => ({ value: time, label: formatMoment(time, { locale, now, timeZone }) })),
        ]}
      />
      <Textarea label={say('cart.note')} placeholder={say('cart.noteHint')} rows={2} maxLength={500} {...note} />
      <details className={classes.consents}>
        <summary>{say('consent.title')}</summary>
        <p>{say('consent.text')}</p>
        <ConsentFields
          consents={draft.lines.map((line) => line.consent)}
          currency={draft.total?.currency ?? 'EUR'}
          onChange={setConsents}
        />
      </details>
    </section>
  );
}
