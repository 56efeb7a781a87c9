import { ofShopper } from './browser/current-shopper.ts';
import type { DataState } from './data-state.ts';
import type { OrderView } from './orders/order-view.ts';
import { useReadable } from './store/use-readable.ts';

export type OrdersView = { state: DataState; orders: OrderView[] };

const loading: OrdersView = { state: 'loading', orders: [] };
const failed: OrdersView = { ...loading, state: 'error' };
const none = { get: (): OrdersView => noOrders, subscribe: () => () => {} };
const noOrders: OrdersView = { state: 'done', orders: [] };
const orders = ofShopper((shopper) => (shopper.kind === 'user' ? shopper.orders.view : none), loading, failed);

/** Every order this user ever placed that this device has seen, newest first. A guest has none. */
export function useOrders(): OrdersView {
  return useReadable(orders);
}
