import * as z from 'zod/mini';
import { PersonName, Uuid } from '../orders/placed-order.ts';
import { Stamps } from '../stamps/stamp.ts';

const line = (max: number) => z.string().check(z.maxLength(max));

/** Where the user can be found. Payment is a token per order, never part of a profile. */
export const Address = z.strictObject({
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: line(60),
});
export type Address = z.infer<typeof Address>;

/** What a device is, as its user would call it. */
export const DeviceKind = z.enum(['phone', 'tablet', 'computer']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** The user's own record, on all their devices; each field by its last writer. */
export const Profile = z.strictObject({
  _id: z.literal('profile'),
  type: z.literal('profile'),
  schemaVersion: z.literal(1),
  name: PersonName,
  email: line(254),
  address: Address,
  /** Item ids the user marked as favourites. */
  favourites: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500)),
  /** `ask`, `cash` or `card-at-counter`: how the user means to pay; no number is ever stored. */
  paymentPreference: z.optional(z.enum(['ask', 'cash', 'card-at-counter'])),
  /** What the user's devices are, by the id under which they write into drafts; each device writes its own. */
  devices: z.optional(z.record(Uuid, DeviceKind)),
  stamps: Stamps,
});
export type Profile = z.infer<typeof Profile>;
