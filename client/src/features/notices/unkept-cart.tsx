import { type ReactNode, useEffect } from 'react';
import { useDrafts } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { hidePageToasts } from '../../ui/toast-queue.ts';

/** This device did not write down what was changed in a cart last; a full disk is the usual cause. Goes with the next change that is kept. */
export function UnkeptCart(): ReactNode {
  const say = useText();
  const { unkept } = useDrafts();
  useEffect(() => {
    // “It is in the cart” was said when it was tapped, and is not true.
    if (unkept > 0) hidePageToasts();
  }, [unkept]);
  if (unkept === 0) return null;
  return (
    <div key={unkept} role="alert">
      <Notice tone="bad" title={say('cart.notKept')}>
        {say('cart.notKeptText')}
      </Notice>
    </div>
  );
}
