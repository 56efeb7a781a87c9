import { acceptOrder } from './accept-order.ts';
import type { Answer } from './answer.ts';
import type { BookLine, BookOrder } from './book-order.ts';
import type { Offer, OrderableLine } from './judge-line.ts';
import { type Asking, askQuestion } from './question.ts';

/**
 * The order after its shopper's answer, but for its number (`receivedTime` tells whether it needs one), or `undefined` where the answer is to no open
 * question. What was answered holds from now on, and the whole order is decided anew with what the shop offers now: it may be received, refused, or
 * raise another question.
 */
export function decideAnswer(order: BookOrder, answer: Answer, terms: Offer & Asking): BookOrder | undefined {
  const { question, quote } = order;
  if (order.status !== 'needs-answer' || question?.number !== answer.question || quote === null) return undefined;
  const asked = new Set(question.lines.map(({ lineId }) => lineId));
  const lines = order.lines.map((line) => withAnswer(undecided(line), asked, answer));
  const decision = acceptOrder({ lines, quote }, terms);
  const { kind: status, total } = decision;
  const decided = { ...order, lines: decision.lines, total, reason: 'reason' in decision ? decision.reason : null };
  if (decision.kind === 'needs-answer')
    return { ...decided, question: askQuestion(question.number + 1, decision.asked, terms) };
  const history = [...order.history, { status, time: terms.now, by: 'order-processor' }];
  return { ...decided, status, history, ...(status === 'received' ? { receivedTime: terms.now } : {}) };
}

/** Only what was asked about can be answered: nobody is bound by a consent they were not asked for. */
function withAnswer(line: OrderableLine, asked: ReadonlySet<string>, { lines }: Answer): OrderableLine {
  const answered = asked.has(line.lineId) ? lines[line.lineId] : undefined;
  return answered === undefined ? line : { ...line, answered };
}

/** A line of the book as it was sealed and answered, without what the shop decided about it before. */
function undecided({
  chargedUnitPrice: _price,
  chargedItemRev: _rev,
  outcome: _outcome,
  takenOptions: _taken,
  ...line
}: BookLine): OrderableLine {
  return line;
}
