import * as z from 'zod/mini';

/** Every state an order can be in, in the order of its life. */
export const STATUSES = [
  'draft',
  'placed',
  'needs-answer',
  'received',
  'preparing',
  'ready',
  'served',
  'dispatched',
  'delivered',
  'refused',
  'cancelled',
] as const;
export type Status = (typeof STATUSES)[number];

/** The one table of an order's life: read by the screens, the API, the processor and the validation functions. */
export const LIFE_CYCLE = {
  draft: ['placed'],
  placed: ['received', 'needs-answer', 'refused', 'cancelled'],
  'needs-answer': ['received', 'refused', 'cancelled'],
  received: ['preparing', 'cancelled'],
  preparing: ['ready', 'cancelled', 'received'],
  ready: ['served', 'dispatched', 'preparing'],
  served: [],
  dispatched: ['delivered'],
  delivered: [],
  refused: [],
  cancelled: [],
} as const satisfies Record<Status, readonly Status[]>;

/** A state an order has in the store's book, that is from its claim on. */
export const BookStatus = z.enum([
  'needs-answer',
  'received',
  'preparing',
  'ready',
  'served',
  'dispatched',
  'delivered',
  'refused',
  'cancelled',
]);
export type BookStatus = z.infer<typeof BookStatus>;

/** Whether the table allows this step. */
export function mayFollow(from: Status, to: Status): boolean {
  const allowed: readonly Status[] = LIFE_CYCLE[from];
  return allowed.includes(to);
}

/** Whether nothing follows this state. */
export function isTerminal(status: Status): boolean {
  return LIFE_CYCLE[status].length === 0;
}
