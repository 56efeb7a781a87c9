import { formatMoney } from '../money/format-money.ts';
import { MAX_AMOUNT } from '../money/money.ts';
import { type BookLine, isTaken } from './book-order.ts';
import { consentedUnitPrice, judgeLine, type Offer, type OrderableLine, uncharged } from './judge-line.ts';
import type { PlacedLine, PlacedOrder } from './placed-order.ts';
import type { AskedLine } from './question.ts';
import type { Reason } from './refusal.ts';

/** What the shop says to a sealed order: its lines at the prices that are charged, or the reason it is not taken. */
export type Decision =
  | { kind: 'received'; lines: BookLine[]; total: number }
  | { kind: 'needs-answer'; lines: BookLine[]; total: number; reason: Reason; asked: AskedLine[] }
  | Refused;
type Refused = { kind: 'refused'; lines: BookLine[]; total: 0; reason: Reason };

/** What of an order the decision is about. */
export type Orderable = Pick<PlacedOrder, 'quote'> & { readonly lines: readonly OrderableLine[] };

/**
 * Decides on a well-formed order with the catalog in force. The client's prices are a quote: what is charged is the price in force, and
 * only when it is at most the quote plus the line's consent, or what the shopper answered.
 */
export function acceptOrder(order: Orderable, offer: Offer): Decision {
  const verdicts = order.lines.map((line) => judgeLine(line, order.quote.currency, offer));
  const lines = verdicts.map((verdict) => verdict.line);
  const refused = verdicts.find((verdict) => verdict.kind === 'refuse');
  if (refused?.kind === 'refuse') return refuse(order.lines, refused.reason);
  const total = sumOf(lines);
  const tooMuch = aboveConsent(order, lines, total);
  if (tooMuch !== undefined) return refuse(order.lines, tooMuch);
  const asked = verdicts.flatMap((verdict) => (verdict.kind === 'ask' ? [verdict.asked] : []));
  if (asked[0] !== undefined) return { kind: 'needs-answer', lines, total, reason: asked[0].reason, asked };
  if (!lines.some(isTaken))
    return refuse(order.lines, { code: 'nothing-left', message: 'Nothing of this order can be had at the moment.' });
  return { kind: 'received', lines, total };
}

/** A refused order charges nothing, for no line. */
export function refuse(lines: readonly PlacedLine[], reason: Reason): Refused {
  return { kind: 'refused', lines: lines.map(uncharged), total: 0, reason };
}

/**
 * The shopper saw the quote's total: where its lines say more than it does, the total is what was consented to. A consent without
 * bounds never makes a sum that the shop cannot write down.
 */
function aboveConsent(order: Orderable, lines: readonly BookLine[], total: number): Reason | undefined {
  const rises = lines.filter(isTaken).map((line) => (consentedUnitPrice(line) - line.unitPrice) * line.count);
  const allowed = Math.min(
    rises.reduce((sum, rise) => sum + rise, order.quote.total),
    MAX_AMOUNT,
  );
  if (total <= allowed) return undefined;
  const [now, consented] = [total, allowed].map((amount) =>
    formatMoney({ amount, currency: order.quote.currency }, 'en'),
  );
  return { code: 'price-changed', message: `It comes to ${now} instead of at most ${consented}.` };
}

function sumOf(lines: readonly BookLine[]): number {
  return lines.filter(isTaken).reduce((sum, line) => sum + line.chargedUnitPrice * line.count, 0);
}
