import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftView } from '../../data/drafts/draft-view.ts';
import { createDraft, selectDraft } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './cart-switcher.module.css';

type CartSwitcherProps = { drafts: readonly DraftView[]; currentId: string | undefined };

/** Which of several carts is being filled, and a new one. */
export function CartSwitcher({ drafts, currentId }: CartSwitcherProps): ReactNode {
  const say = useText();
  return (
    <fieldset className={classes.switcher} aria-label={say('cart.carts')}>
      {drafts.map((draft, index) => (
        <Chip key={draft.orderId} pressed={draft.orderId === currentId} onPress={() => selectDraft(draft.orderId)}>
          <bdi>{draft.name ?? say('cart.numbered', { number: index + 1 })}</bdi>
          <span className={classes.count}>{draft.count}</span>
        </Chip>
      ))}
      <button type="button" className={classes.add} onClick={() => createDraft()}>
        <Plus aria-hidden size={18} />
        {say('cart.new')}
      </button>
    </fieldset>
  );
}
