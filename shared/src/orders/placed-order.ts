import * as z from 'zod/mini';
import { INSTANT_PATTERN, OPTION_ID_PATTERN, ORDER_ID_PATTERN, UID_PATTERN, UUID_PATTERN } from '../ids/patterns.ts';
import { Amount, Currency } from '../money/money.ts';

/** How many lines an order can have, and how many of one thing. */
export const MAX_LINES = 100;
export const MAX_COUNT = 99;

export const Uuid = z.string().check(z.regex(UUID_PATTERN));
export const OrderId = z.string().check(z.regex(ORDER_ID_PATTERN));
export const Uid = z.string().check(z.regex(UID_PATTERN));
/** ISO 8601 UTC; whose clock it is stands in the field's name or description. */
export const Instant = z.string().check(z.regex(INSTANT_PATTERN));
const OptionId = z.string().check(z.regex(OPTION_ID_PATTERN));

/** A shopper's free text on an order or a line. */
export const Note = z.string().check(z.maxLength(500));
export const PersonName = z.string().check(z.maxLength(120));

/** What was chosen for each option, by option id. */
export const ChosenOptions = z.record(OptionId, z.union([OptionId, z.array(OptionId).check(z.maxLength(20))]));

/**
 * What the shop may do on its own when an item costs more or is sold out: `priceUpTo` is the rise per unit accepted, in minor units; `anyChoiceOf` names the options
 * of which any choice will do when the chosen one cannot be had ("any milk"); `orElse` says what happens outside of it (nothing said: see `fallbackOf`).
 */
export const Consent = z.strictObject({
  priceUpTo: z.optional(Amount),
  anyChoiceOf: z.optional(z.array(OptionId).check(z.maxLength(12))),
  orElse: z.optional(z.enum(['refuse', 'leave-out', 'ask'])),
});
export type Consent = z.infer<typeof Consent>;

/** How the order reaches its drinker. Delivery comes with the café floor. */
export const Fulfilment = z.strictObject({
  kind: z.literal('pickup'),
  pickupTime: z.optional(Instant),
});

/** One line as sealed on the device. `unitPrice` is the device's quote, never what is charged. */
export const PlacedLine = z.strictObject({
  lineId: Uuid,
  itemId: Uuid,
  itemRev: z.string().check(z.maxLength(60)),
  name: z.string().check(z.maxLength(80)),
  options: ChosenOptions,
  count: z.int().check(z.gte(1), z.lte(MAX_COUNT)),
  unitPrice: Amount,
  note: z.optional(Note),
  consent: Consent,
});
export type PlacedLine = z.infer<typeof PlacedLine>;

const PerDevice = z.record(Uuid, z.int().check(z.gte(-1_000_000), z.lte(1_000_000)));

/**
 * A sealed order as the shopper's device writes it once into placedOrders. `createdTime` and `placedTime` are the device's clock.
 * `sealedFrom` says, per line and device, up to which `seq` the draft's rows went in; `sealedCounts` with which count.
 */
export const PlacedOrder = z.strictObject({
  _id: OrderId,
  type: z.literal('order'),
  schemaVersion: z.literal(1),
  userId: Uid,
  deviceId: Uuid,
  createdTime: Instant,
  placedTime: Instant,
  customerName: PersonName,
  note: z.optional(Note),
  fulfilment: Fulfilment,
  lines: z.array(PlacedLine).check(z.minLength(1), z.maxLength(MAX_LINES)),
  quote: z.strictObject({ total: Amount, currency: Currency }),
  sealedFrom: z.record(Uuid, PerDevice),
  sealedCounts: z.record(Uuid, PerDevice),
});
export type PlacedOrder = z.infer<typeof PlacedOrder>;

/** A shopper's wish to withdraw a placed order: written once, answered in the order's projection. */
export const CancelRequest = z.strictObject({
  _id: z.string().check(z.regex(/^cancel:[0-9a-f-]{36}$/)),
  type: z.literal('cancel'),
  schemaVersion: z.literal(1),
  userId: Uid,
  deviceId: Uuid,
  orderId: OrderId,
  requestedTime: Instant,
});
export type CancelRequest = z.infer<typeof CancelRequest>;
