import type { BookOrder } from '../orders/book-order.ts';
import type { Notice, PushKind } from './push-subscription.ts';

/** What is older than this is no news any more: who sees it later finds it in the app. */
export const NEWS_FOR_MS = 600_000;

const TOLD = ['received', 'ready', 'needs-answer', 'refused'] as const satisfies readonly PushKind[];

type Known = Pick<BookOrder, 'status' | 'history' | 'question'>;

/**
 * What of an order in the book should be told now. `now` and the history are the server's clock. An order that went on meanwhile is told by where it
 * stands: who is told *ready* need not be told *received* after it. A further question is news of its own, though the history knows of the first alone.
 */
export function dueNotices({ status, history, question }: Known, now: number): Notice[] {
  if (!isTold(status)) return [];
  const asked = status === 'needs-answer' ? question : undefined;
  const since = asked?.askedTime ?? history.findLast((entry) => entry.status === status)?.time;
  if (since === undefined || now - Date.parse(since) >= NEWS_FOR_MS) return [];
  return [asked === undefined ? { kind: status } : { kind: status, question: asked.number }];
}

function isTold(status: BookOrder['status']): status is (typeof TOLD)[number] {
  return (TOLD as readonly string[]).includes(status);
}
