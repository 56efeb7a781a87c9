import { acceptOrder, type Offer } from './accept-order.ts';
import type { Answer } from './answer.ts';
import type { BookLine, BookOrder } from './book-order.ts';
import type { PlacedLine } from './placed-order.ts';

/**
 * The order after its shopper's answer, but for its number (`receivedTime` tells whether it needs one), or `undefined` where the answer is to no open
 * question. The answered consents hold from now on, and the whole order is decided anew with what the shop offers now: it may be received, refused, or
 * raise another question. `now` is the server's clock, ISO 8601 UTC.
 */
export function decideAnswer(order: BookOrder, answer: Answer, offer: Offer, now: string): BookOrder | undefined {
  const { question, quote } = order;
  if (order.status !== 'needs-answer' || question?.number !== answer.question || quote === null) return undefined;
  const asked = new Set(question.lines.map(({ lineId }) => lineId));
  const lines = order.lines.map((line) => withAnswer(sealedLine(line), asked, answer));
  const decision = acceptOrder({ lines, quote }, offer);
  const { kind: status, total } = decision;
  const decided = { ...order, lines: decision.lines, total, reason: 'reason' in decision ? decision.reason : null };
  if (decision.kind === 'needs-answer')
    return { ...decided, question: { number: question.number + 1, askedTime: now, lines: decision.asked } };
  const history = [...order.history, { status, time: now, by: 'order-processor' }];
  return { ...decided, status, history, ...(status === 'received' ? { receivedTime: now } : {}) };
}

/** Only what was asked about can be answered: nobody is bound by a consent they were not asked for. */
function withAnswer(line: PlacedLine, asked: ReadonlySet<string>, { consents }: Answer): PlacedLine {
  const consent = asked.has(line.lineId) ? consents[line.lineId] : undefined;
  return consent === undefined ? line : { ...line, consent };
}

/** A line of the book as it was sealed. */
function sealedLine({
  chargedUnitPrice: _price,
  chargedItemRev: _rev,
  outcome: _outcome,
  ...line
}: BookLine): PlacedLine {
  return line;
}
