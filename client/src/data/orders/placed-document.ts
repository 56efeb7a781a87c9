import { CancelRequest, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { lenient } from '../local/lenient.ts';

/** What lies in placedOrders: sealed orders and wishes to withdraw one. */
export type PlacedDocument = PlacedOrder | CancelRequest;

const readOrder = lenient(PlacedOrder);
const readCancel = lenient(CancelRequest);

/** Reads a stored document of placedOrders; undefined when this version does not understand it. */
export function parsePlacedDocument(stored: Record<string, unknown>): PlacedDocument | undefined {
  return stored['type'] === 'cancel' ? readCancel(stored) : readOrder(stored);
}

/** The id of an order's wish to be withdrawn. */
export function cancelIdOf(orderId: string): `cancel:${string}` {
  return `cancel:${orderId}`;
}
