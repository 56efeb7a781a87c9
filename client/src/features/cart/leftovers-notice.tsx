import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../../texts/use-text.ts';
import { Notice } from '../../ui/notice.tsx';

/** Why there is a cart that nobody began: another device added to an order after it was placed. */
export function LeftoversNotice({ orderId }: { orderId: string }): ReactNode {
  const say = useText();
  return (
    <Notice
      tone="accent"
      title={say('leftovers.title')}
      actions={<Link href={`/order/${orderId}`}>{say('leftovers.order')}</Link>}
    >
      {say('leftovers.text')}
    </Notice>
  );
}
