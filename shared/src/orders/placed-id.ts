import { ORDER_ID_PATTERN } from '../ids/patterns.ts';

/** What a document of placedorders is: an order, or what its shopper has to say about one. */
export type PlacedId = { readonly kind: 'order' | 'cancel' | 'answer'; readonly orderId: string };

/** What lies under this id of placedorders, and which order it is about; `undefined` where it is none of the three. */
export function parsePlacedId(id: string): PlacedId | undefined {
  const [, cancelled, answered] = /^(?:cancel:([^:]+)|answer:([^:]+):\d{1,3})$/.exec(id) ?? [];
  const orderId = cancelled ?? answered ?? id;
  if (!ORDER_ID_PATTERN.test(orderId)) return undefined;
  if (cancelled !== undefined) return { kind: 'cancel', orderId };
  return { kind: answered === undefined ? 'order' : 'answer', orderId };
}
