import type { BookOrder } from '../orders/book-order.ts';

/** The decision on an order that units are promised for: its claim (0), or that on the answer to the question with this number. */
export type PromisedTo = { readonly orderKey: string; readonly question: number };

/**
 * The key of what is promised for the decision that made an order what it is, or, while it waits for an answer, for the decision on that answer:
 * `<orderKey>` for the claim, `<orderKey>#<n>` for the answer to question n. Each decision has a promise of its own, so that giving back what an earlier
 * one does not need never takes what another processor has just been promised for the next.
 */
export function promiseKey({ _id, question }: Pick<BookOrder, '_id' | 'question'>): string {
  return question === undefined ? _id : `${_id}#${question.number}`;
}

/** What a key of `reserved` promises units to. */
export function parsePromiseKey(key: string): PromisedTo {
  const [orderKey = '', question = '0'] = key.split('#');
  return { orderKey, question: Number(question) };
}

/** Whether what is promised by `key` belongs to the decision of `to` or to an earlier one on the same order. */
export function isUpTo(key: string, to: PromisedTo): boolean {
  const { orderKey, question } = parsePromiseKey(key);
  return orderKey === to.orderKey && question <= to.question;
}
