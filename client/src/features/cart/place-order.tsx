import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { DraftView } from '../../data/drafts/draft-view.ts';
import type { PlaceResult } from '../../data/drafts/place-result.ts';
import type { DraftHandle } from '../../data/use-draft.ts';
import { useSession } from '../../data/use-session.ts';
import { shopNow } from '../../data/use-shop-clock.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Price } from '../../ui/price.tsx';
import { useTakesLong } from '../../ui/use-takes-long.ts';
import { stillAhead } from './pickup-times.ts';
import classes from './place-order.module.css';

type PlaceOrderProps = { draft: DraftView; cart: DraftHandle; pickupTime: string | undefined };
type Refusal = Exclude<PlaceResult, { kind: 'placed' }>;

/** What it costs and the one button that commits. A guest learns what is needed before tapping it. */
export function PlaceOrder({ draft, cart, pickupTime }: PlaceOrderProps): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const session = useSession();
  const [placing, setPlacing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const takesLong = useTakesLong(placing);

  const place = async () => {
    setPlacing(true);
    setRefusal(undefined);
    const wished = stillAhead(pickupTime, shopNow());
    // Whatever comes of it: a button that goes on turning would promise an order.
    const result = await cart
      .place(wished === undefined ? {} : { pickupTime: wished })
      .finally(() => setPlacing(false));
    if (result.kind !== 'placed') return setRefusal(result);
    announce(say('cart.placed'));
    return navigate(`/order/${result.orderId}`);
  };

  return (
    <section className={classes.place} aria-label={say('cart.summary')}>
      <div className={classes.total}>
        <span>
          {say('cart.total')} <small>{say('cart.count', { count: draft.count })}</small>
        </span>
        <Price money={draft.total} className={classes.amount} />
      </div>
      <p className={classes.pay}>{say('cart.payAtCounter')}</p>
      {session.kind === 'guest' ? (
        <Notice
          tone="accent"
          title={say('cart.signIn')}
          actions={
            <>
              <ButtonLink href="/account?next=/cart">{say('account.signIn')}</ButtonLink>
              <ButtonLink href="/account?mode=sign-up&next=/cart" variant="default">
                {say('account.signUp')}
              </ButtonLink>
            </>
          }
        >
          {say('cart.signInText')}
        </Notice>
      ) : (
        <div className={classes.bar} data-add-bar>
          {/* A tab that hangs in the middle of a write keeps all others from writing; Chromium ends its write after a minute. */}
          <output>{takesLong ? <Notice tone="wait">{say('cart.takesLong')}</Notice> : null}</output>
          <div role="alert">
            {refusal === undefined ? null : <Notice tone="bad">{say(`placeProblem.${refusal.kind}`)}</Notice>}
          </div>
          <Button
            className={classes.button}
            fullWidth
            disabled={draft.problems > 0}
            loading={placing}
            onClick={() => void place()}
          >
            <span>{say('cart.place')}</span>
            <Price money={draft.total} className={classes.inBar} />
          </Button>
        </div>
      )}
      {draft.problems > 0 ? <p className={classes.hint}>{say('cart.problems', { count: draft.problems })}</p> : null}
    </section>
  );
}
