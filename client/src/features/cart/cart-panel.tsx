import type { ReactNode } from 'react';
import { useDraft } from '../../data/use-draft.ts';
import { useText } from '../../texts/use-text.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Price } from '../../ui/price.tsx';
import { CartLine } from './cart-line.tsx';
import classes from './cart-panel.module.css';

/** The current cart beside the shelves, on screens with room for it. */
export function CartPanel(): ReactNode {
  const say = useText();
  const cart = useDraft();
  const lines = cart.draft?.lines ?? [];
  return (
    <div className={classes.panel}>
      <h2 className={classes.title}>{cart.draft?.name ?? say('cart.title')}</h2>
      {lines.length === 0 ? (
        <EmptyState drawing="empty-cart" title={say('cart.empty')}>
          {say('cart.emptyText')}
        </EmptyState>
      ) : (
        <>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <CartLine key={line.lineId} line={line} cart={cart} />
            ))}
          </ul>
          <div className={classes.foot}>
            <div className={classes.total}>
              <span>{say('cart.total')}</span>
              <Price money={cart.draft?.total} />
            </div>
            <ButtonLink href="/cart" fullWidth>
              {say('cart.continue')}
            </ButtonLink>
          </div>
        </>
      )}
    </div>
  );
}
