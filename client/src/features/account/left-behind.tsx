import type { ReactNode } from 'react';
import { useLeftBehind } from '../../data/use-unsent-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { Notice } from '../../ui/notice.tsx';

/** Who left orders, or wishes about orders, on this device that the shop does not have: they wait for their owner. */
export function LeftBehind(): ReactNode {
  const say = useText();
  return useLeftBehind().map(({ userId, name, orders, wishes = 0 }) => (
    <div key={userId} data-left-behind={orders}>
      <Notice
        tone="wait"
        title={
          orders > 0
            ? say('leftBehind.title', { name, count: orders })
            : say('leftBehind.wishes', { name, count: wishes })
        }
      >
        {say('leftBehind.text', { name })}
      </Notice>
    </div>
  ));
}
