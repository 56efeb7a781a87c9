import * as z from 'zod/mini';
import { BookOrder } from '../orders/book-order.ts';
import { BookStatus } from '../orders/life-cycle.ts';
import { Instant } from '../orders/placed-order.ts';

/** `GET /api/orders`: the owner pages through the book, newest claim first. */
export const OrderQuery = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  after: z.optional(z.string().check(z.maxLength(200))),
  status: z.optional(BookStatus),
});

/** A page of the book; `next` is the `after` of the following page. */
export const OrderPage = z.object({ orders: z.array(BookOrder), next: z.optional(z.string()) });
export type OrderPage = z.infer<typeof OrderPage>;

/** A change that our own failures keep from finishing. `parkedTime` is the server's clock. */
export const ParkedChange = z.object({
  id: z.string(),
  database: z.string(),
  documentId: z.string(),
  error: z.string(),
  attempts: z.int(),
  parkedTime: Instant,
  retryRequestedTime: z.optional(Instant),
});
export type ParkedChange = z.infer<typeof ParkedChange>;

/** `GET /api/parked`. */
export const ParkedList = z.object({ parked: z.array(ParkedChange) });
