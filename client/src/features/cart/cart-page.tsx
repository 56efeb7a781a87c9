import type { ReactNode } from 'react';
import { useDraft } from '../../data/use-draft.ts';
import { useDrafts } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormKit } from '../../ui/form-kit.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Unreadable } from '../../ui/unreadable.tsx';
import { CartDetails } from './cart-details.tsx';
import { CartLine } from './cart-line.tsx';
import { CartName } from './cart-name.tsx';
import classes from './cart-page.module.css';
import { CartSwitcher } from './cart-switcher.tsx';
import { LeftoversNotice } from './leftovers-notice.tsx';
import { LineWishes } from './line-wishes.tsx';
import { PlaceOrder } from './place-order.tsx';
import { usePickupTime } from './use-pickup-time.ts';

/** The carts of this shopper: fill, change, name, and place. */
export function CartPage(): ReactNode {
  return (
    <FormKit>
      <Carts />
    </FormKit>
  );
}

function Carts(): ReactNode {
  const say = useText();
  const { state, drafts, currentId } = useDrafts();
  const cart = useDraft(currentId);
  const [pickupTime, setPickupTime] = usePickupTime(currentId);
  const { draft } = cart;
  const lines = draft?.lines ?? [];
  return (
    <Page
      title={say('cart.title')}
      heading={draft?.name ?? say('cart.title')}
      aside={
        draft === undefined ? undefined : (
          <CartName key={draft.orderId} name={draft.name} cart={cart} alone={drafts.length < 2} />
        )
      }
    >
      {drafts.length > 1 ? <CartSwitcher drafts={drafts} currentId={currentId} /> : null}
      {draft?.leftoversOf === undefined ? null : <LeftoversNotice orderId={draft.leftoversOf} />}
      {state === 'loading' ? <CartSkeleton /> : null}
      {state === 'error' && lines.length === 0 ? <Unreadable /> : null}
      {state === 'done' && lines.length === 0 ? (
        <EmptyState
          drawing="empty-cart"
          title={say('cart.empty')}
          action={<ButtonLink href="/">{say('cart.browse')}</ButtonLink>}
        >
          {say('cart.emptyText')}
        </EmptyState>
      ) : null}
      {draft !== undefined && lines.length > 0 ? (
        <div className={classes.columns} data-draft={draft.orderId}>
          <section aria-labelledby="cart-lines">
            <h2 id="cart-lines" className="visually-hidden">
              {say('cart.lines')}
            </h2>
            <ul>
              {lines.map((line) => (
                <CartLine key={line.lineId} line={line} cart={cart} wishes={<LineWishes line={line} cart={cart} />} />
              ))}
            </ul>
          </section>
          <div className={classes.side}>
            <CartDetails draft={draft} cart={cart} pickupTime={pickupTime} onPickupTime={setPickupTime} />
            <PlaceOrder draft={draft} cart={cart} pickupTime={pickupTime} />
          </div>
        </div>
      ) : null}
    </Page>
  );
}

function CartSkeleton(): ReactNode {
  const say = useText();
  return (
    <div aria-busy="true" className={classes.skeleton}>
      <p className="visually-hidden">{say('loading')}</p>
      <Skeleton height={96} />
      <Skeleton height={96} />
    </div>
  );
}
