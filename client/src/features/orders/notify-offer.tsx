import { BellRing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNotificationPermission } from '../../data/notification-permission.ts';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { isOpen } from './known-words.ts';

/** Asks for notifications when they mean something: while an order is under way, and by a tap. */
export function NotifyOffer({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const permission = useNotificationPermission();
  if (permission.state !== 'default' || !isOpen(order.known)) return null;
  return (
    <Notice
      tone="plain"
      icon={<BellRing aria-hidden size={20} />}
      actions={
        <Button size="sm" variant="default" onClick={() => void permission.ask()}>
          {say('notify.allow')}
        </Button>
      }
    >
      {say('notify.offer')}
    </Notice>
  );
}
