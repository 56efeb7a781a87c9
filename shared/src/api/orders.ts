import * as z from 'zod/mini';
import { BookOrder } from '../orders/book-order.ts';
import { BookStatus } from '../orders/life-cycle.ts';
import { Instant, PersonName, Uid, Uuid } from '../orders/placed-order.ts';
import { isDay } from '../time/business-day.ts';
import { DeviceKind } from '../users/profile.ts';
import { Account } from './accounts.ts';

/**
 * `GET /api/orders`: the owner pages through the book, newest claim first. `status`, or `differing` for orders that were placed in several
 * versions; `day`: claimed on that day of the shop; `customer`: one account's, by its user id; `q`: the order's number or id or words of the
 * customer's name, by how they begin, the words in the order of the alphabet and each with its newest order first.
 */
export const OrderQuery = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  after: z.optional(z.string().check(z.maxLength(400))),
  status: z.optional(BookStatus),
  differing: z.optional(z.enum(['true'])),
  day: z.optional(z.string().check(z.refine(isDay, 'is not a day, as in 2026-11-20'))),
  customer: z.optional(Uid),
  q: z.optional(z.string().check(z.trim(), z.maxLength(80))),
});
export type OrderQuery = z.infer<typeof OrderQuery>;

/** A page of the book, which a search may leave shorter than asked for; `next` is the `after` of the following page, where there may be one. */
export const OrderPage = z.object({ orders: z.array(BookOrder), next: z.optional(z.string()) });
export type OrderPage = z.infer<typeof OrderPage>;

/**
 * `GET /api/orders/:orderKey/people`: who is behind the ids of an order. `customer`: the account that placed it, null where it was deleted; `devices`: what
 * the customer's devices are, as far as their profile says; `staff`: the names of accounts that took a step.
 */
export const OrderPeople = z.object({
  customer: z.nullable(Account),
  devices: z.record(Uuid, DeviceKind),
  staff: z.record(Uid, PersonName),
});
export type OrderPeople = z.infer<typeof OrderPeople>;

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
