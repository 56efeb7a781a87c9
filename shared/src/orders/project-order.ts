import type { BookOrder, ProcessedOrder } from './book-order.ts';

/** The shopper's view of an order in the book: a pure function of the claim, so that publishing twice writes the same. */
export function projectOrder(order: BookOrder): ProcessedOrder {
  const { orderId, coreHash: _hash, claimedRev: _claimed, siblingRevs: _siblings, ...visible } = order;
  return { ...visible, _id: orderId };
}
