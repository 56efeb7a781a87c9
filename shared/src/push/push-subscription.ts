import * as z from 'zod/mini';
import { Instant, Uid } from '../orders/placed-order.ts';

/** The languages a notification can be shown in. */
export const PUSH_LANGUAGES = ['en', 'de', 'ar'] as const;

/** A key as browsers give it: base64url without padding (W3C Push API, `PushSubscription.toJSON`). */
const key = (bytes: number) => z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));

/** `POST /api/push/subscription`: where this device's browser can be reached, and the keys only it can read with (RFC 8291). */
export const PushSubscription = z.strictObject({
  endpoint: z.url().check(z.maxLength(1000)),
  keys: z.strictObject({ p256dh: key(65), auth: key(16) }),
  language: z.enum(PUSH_LANGUAGES),
});
export type PushSubscription = z.infer<typeof PushSubscription>;

/** `GET /api/push`: the key by which push services know this shop (RFC 8292), as `applicationServerKey`. */
export const PushInfo = z.object({ publicKey: z.string() });

/** A subscription as stored in `push`, under `subscription:<uid>:<deviceId>`. `createdTime` is the gateway's clock. */
export const StoredSubscription = z.object({
  type: z.literal('subscription'),
  schemaVersion: z.literal(1),
  userId: Uid,
  deviceId: z.string(),
  createdTime: Instant,
  ...PushSubscription.shape,
});
export type StoredSubscription = z.infer<typeof StoredSubscription>;

/** What is told of an order while the app is closed; `order-waiting` to whoever runs the shop, the others to the order's shopper. */
export const PUSH_KINDS = ['received', 'ready', 'needs-answer', 'refused', 'not-received', 'order-waiting'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** One thing to tell of an order, once; of questions, by `question`, which of them. */
export type Notice = { readonly kind: PushKind; readonly question?: number };

/** The message a push carries, encrypted on its way. The words are the app's own. */
export const PushMessage = z.object({
  kind: z.enum(PUSH_KINDS),
  orderId: z.string(),
  orderNumber: z.optional(z.int()),
  language: z.enum(PUSH_LANGUAGES),
});
export type PushMessage = z.infer<typeof PushMessage>;

/**
 * A user's subscriptions, by device; those of owners once more, so that they are found without reading everybody's; the marks of what was told of the user's orders, and of
 * those that wait: since when the shop has seen them.
 */
export const subscriptionId = (uid: string, deviceId: string) => `subscription:${uid}:${deviceId}`;
export const ownerSubscriptionId = (uid: string, deviceId: string) => `owner-subscription:${uid}:${deviceId}`;
export const waitingId = (orderKey: string) => `waiting:${orderKey}`;
/** Each further question is told anew; the first has the mark of its kind alone, as it had before there were numbers in marks. */
export const sentId = (orderKey: string, { kind, question = 1 }: Notice) =>
  `sent:${orderKey}:${kind}${question > 1 ? `:${question}` : ''}`;
