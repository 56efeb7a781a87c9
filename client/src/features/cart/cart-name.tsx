import { TextInput } from '@mantine/core';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DraftHandle } from '../../data/use-draft.ts';
import { createDraft, discardDraft } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './cart-name.module.css';

type CartNameProps = {
  name: string | undefined;
  cart: DraftHandle;
  /** There is no other cart, so that no row of carts offers a new one. */
  alone: boolean;
};

/** Begins another cart, names this one, or throws it away; the latter can be undone. */
export function CartName({ name, cart, alone }: CartNameProps): ReactNode {
  const say = useText();
  const [naming, setNaming] = useState(false);
  const orderId = cart.draft?.orderId;
  const discard = () => {
    if (orderId === undefined) return;
    const undo = discardDraft(orderId);
    showToast({ message: say('cart.discarded'), action: { label: say('undo'), run: undo } });
  };
  return (
    <div className={classes.actions}>
      {alone ? (
        <IconButton aria-label={say('cart.new')} title={say('cart.new')} onClick={() => createDraft()}>
          <Plus aria-hidden size={21} />
        </IconButton>
      ) : null}
      <IconButton aria-label={say('cart.rename')} title={say('cart.rename')} onClick={() => setNaming(true)}>
        <Pencil aria-hidden size={19} />
      </IconButton>
      <IconButton aria-label={say('cart.discard')} title={say('cart.discard')} onClick={discard}>
        <Trash2 aria-hidden size={19} />
      </IconButton>
      <Sheet title={say('cart.rename')} open={naming} onClose={() => setNaming(false)}>
        <NameForm
          name={name ?? ''}
          onSave={(typed) => {
            cart.setName(typed);
            setNaming(false);
          }}
        />
      </Sheet>
    </div>
  );
}

function NameForm({ name, onSave }: { name: string; onSave: (name: string) => void }): ReactNode {
  const say = useText();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(typed.trim());
      }}
    >
      <TextInput
        label={say('cart.name')}
        description={say('cart.nameHint')}
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{say('save')}</Button>
    </form>
  );
}
