import { Answer } from '@coffee-catalog/shared/orders/answer';
import { CancelRequest, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { lenient } from '../local/lenient.ts';

/** What lies in placedOrders: sealed orders, wishes to withdraw one, and answers to what the shop asked about one. */
export type PlacedDocument = PlacedOrder | CancelRequest | Answer;

const readOrder = lenient(PlacedOrder);
const readCancel = lenient(CancelRequest);
const readAnswer = lenient(Answer);

/** Reads a stored document of placedOrders; undefined when this version does not understand it. */
export function parsePlacedDocument(stored: Record<string, unknown>): PlacedDocument | undefined {
  switch (stored['type']) {
    case 'cancel':
      return readCancel(stored);
    case 'answer':
      return readAnswer(stored);
    default:
      return readOrder(stored);
  }
}

/** The id of an order's wish to be withdrawn. */
export function cancelIdOf(orderId: string): `cancel:${string}` {
  return `cancel:${orderId}`;
}
