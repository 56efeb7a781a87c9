import { v5 as uuidV5 } from 'uuid';
import { canonicalJson } from '../canonical-json.ts';

const LINE_NAMESPACE = '6f0a3d0e-5b7c-5c0a-9f3e-2f1f6a1f4f10';
const LEFTOVERS_NAMESPACE = 'b1c62f5e-8a3d-5d7b-8f55-0c4c6a6f2b21';
const DIFFERENCE_NAMESPACE = '2f7d9a4c-6b1e-5e0d-a7c3-94f0d8b35e62';

/** What a shopper chose for each of an item's options: a choice id, or several where the option allows it. */
export type ChosenOptions = Readonly<Record<string, string | readonly string[]>>;

/**
 * The id of a cart line, derived from what is ordered: the same item with the same options is one line on every device,
 * two lattes with different milk are two.
 */
export function lineIdFor(itemId: string, options: ChosenOptions): string {
  return uuidV5(canonicalJson([itemId, sortChoices(options)]), LINE_NAMESPACE);
}

/** The id of the draft that holds what other devices added to an order after it was sealed: the same on every device. */
export function leftoversDraftId(orderId: string): string {
  return uuidV5(orderId, LEFTOVERS_NAMESPACE);
}

/** The id of the draft that holds what another version of an order (by its core's hash) had more: the same on every device. */
export function differenceDraftId(orderId: string, coreHash: string): string {
  return uuidV5(`${orderId} ${coreHash}`, DIFFERENCE_NAMESPACE);
}

function sortChoices(options: ChosenOptions): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(options).map(([id, chosen]) => [id, typeof chosen === 'string' ? chosen : [...chosen].sort()]),
  );
}
