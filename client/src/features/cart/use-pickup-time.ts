import { useState } from 'react';

/** The wished time of each cart, as long as the app is open: a wish of yesterday means nothing. UTC instants. */
const wishes = new Map<string, string>();

/** When the shopper wants to come for this cart; undefined is as soon as possible. */
export function usePickupTime(
  orderId: string | undefined,
): [string | undefined, (pickupTime: string | undefined) => void] {
  const [, redraw] = useState(0);
  const choose = (pickupTime: string | undefined) => {
    if (orderId === undefined) return;
    if (pickupTime === undefined) wishes.delete(orderId);
    else wishes.set(orderId, pickupTime);
    redraw((count) => count + 1);
  };
  return [orderId === undefined ? undefined : wishes.get(orderId), choose];
}
