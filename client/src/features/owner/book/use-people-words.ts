import type { OrderPeople } from '@coffee-catalog/shared/api/orders';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { useCallback } from 'react';
import { readOrderPeople } from '../../../data/shop-api.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';

/** Who is behind the ids of an order, in words. */
export type PeopleWords = {
  /** Undefined until the shop has said, or where it cannot; null: the account was deleted. */
  customer: OrderPeople['customer'] | undefined;
  device: (deviceId: string | null) => string;
  /** Whoever took a step of the order's history. */
  by: (by: string) => string;
};

/** Asks the shop who is behind the ids of an order. Until it has said, and without a network, only what the order itself says is known. */
export function usePeopleWords(order: BookOrder): PeopleWords {
  const say = useOwnerText();
  const ask = useCallback(() => readOrderPeople(order._id), [order._id]);
  const call = useShopCall(ask);
  const people = call.state === 'done' ? call.value : undefined;
  return {
    customer: people?.customer,
    device: (deviceId) => {
      const kind = deviceId === null ? undefined : people?.devices[deviceId];
      return kind === undefined ? say('book.deviceUnknown') : say('book.deviceKind', { device: kind });
    },
    by: (by) => {
      if (by === 'shopper') return say('book.theShopper');
      // Our own service, by its principal's name.
      if (by === 'order-processor') return say('book.theShop');
      return people?.staff[by] ?? say('book.somebodyOfStaff');
    },
  };
}
