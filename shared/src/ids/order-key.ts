import { ORDER_ID_PATTERN, UID_PATTERN } from './patterns.ts';

/**
 * The id of an order in the store's book: `<uid>:<orderId>`. The user id comes from the authenticated path,
 * so that nobody can claim another user's order id.
 */
export type OrderKey = `${string}:${string}`;

/** Joins a user id and an order id to the key of the store's book. */
export function orderKey(uid: string, orderId: string): OrderKey {
  return `${uid}:${orderId}`;
}

/** Splits a key of the store's book; `undefined` when it is not one. */
export function parseOrderKey(key: string): { uid: string; orderId: string } | undefined {
  const [uid, orderId, ...rest] = key.split(':');
  if (uid === undefined || orderId === undefined || rest.length > 0) return undefined;
  return UID_PATTERN.test(uid) && ORDER_ID_PATTERN.test(orderId) ? { uid, orderId } : undefined;
}
