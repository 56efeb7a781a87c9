import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { discardDraft, selectDraft, useDrafts } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toast-queue.ts';

/** Another device added to an order after it was placed: what it added waits in a cart of its own, offered and never placed by itself. */
export function LeftoversHint(): ReactNode {
  const say = useText();
  const [path, navigate] = useLocation();
  const { drafts } = useDrafts();
  const [put, setPut] = useState<readonly string[]>([]);
  const waiting = drafts.filter((draft) => draft.leftoversOf !== undefined && !put.includes(draft.orderId));
  if (path === '/cart') return null;
  return waiting.map((draft) => (
    <Notice
      key={draft.orderId}
      tone="accent"
      title={say('leftovers.title')}
      actions={
        <>
          <Button
            size="sm"
            onClick={() => {
              selectDraft(draft.orderId);
              navigate('/cart');
            }}
          >
            {say('leftovers.look', { count: draft.count })}
          </Button>
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              const undo = discardDraft(draft.orderId);
              showToast({ message: say('cart.discarded'), action: { label: say('undo'), run: undo } });
            }}
          >
            {say('leftovers.discard')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setPut([...put, draft.orderId])}>
            {say('later')}
          </Button>
        </>
      }
    >
      {say('leftovers.text')}
    </Notice>
  ));
}
