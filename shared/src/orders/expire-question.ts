import { refuse } from './accept-order.ts';
import type { BookOrder } from './book-order.ts';

/**
 * The order refused because nobody answered in time, or `undefined` where it waits for no answer, or the time is not over yet. `now` is the server's clock, ISO
 * 8601 UTC, as is the question's `answerBy`.
 */
export function expireQuestion(order: BookOrder, now: string): BookOrder | undefined {
  const { status, question } = order;
  if (status !== 'needs-answer' || question === undefined || now < question.answerBy) return undefined;
  const [first] = question.lines;
  const message = `Asked at ${question.askedTime} and not answered by ${question.answerBy}: ${first?.reason.message ?? ''}`;
  const { lines, total, reason } = refuse(order.lines, { code: 'unanswered', message: message.slice(0, 500) });
  const history = [...order.history, { status: 'refused', time: now, by: 'order-processor' } as const];
  return { ...order, status: 'refused', lines, total, reason, history };
}
