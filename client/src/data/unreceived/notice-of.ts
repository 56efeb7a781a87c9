import type { Notice } from '../device/device.ts';
import type { UnreceivedStage } from '../orders/order-view.ts';

/** The notification of an order that the shop has not received for too long: what is known of where it is stuck, and nothing more. */
export function noticeOf(orderId: string, stage: UnreceivedStage): Notice {
  const words = {
    'not-sent': {
      title: 'Your order has not been sent yet',
      body: 'It is safe on this device. Open the shop where there is a network, and it is sent by itself.',
    },
    'not-received': {
      title: 'The shop has not received your order yet',
      body: 'It has reached the shop’s server, but nobody has taken it up. You may want to ask at the counter.',
    },
  } as const satisfies Record<UnreceivedStage, { title: string; body: string }>;
  return { ...words[stage], tag: `${stage}-${orderId}`, path: `/order/${orderId}` };
}
