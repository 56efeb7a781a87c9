import { priceItem } from '../catalog/price-item.ts';
import type { CatalogEntry } from '../drafts/seal-draft.ts';
import { MAX_AMOUNT } from '../money/money.ts';
import type { BookLine, Question } from './book-order.ts';
import type { PlacedLine, PlacedOrder } from './placed-order.ts';
import type { Reason } from './refusal.ts';

/** What the shop says to a sealed order: its lines at the prices that are charged, or the reason it is not taken. */
export type Decision =
  | { kind: 'received'; lines: BookLine[]; total: number }
  | { kind: 'needs-answer'; lines: BookLine[]; total: number; reason: Reason; asked: AskedLine[] }
  | { kind: 'refused'; lines: BookLine[]; total: 0; reason: Reason };

/** A line the shopper is asked about. */
export type AskedLine = Question['lines'][number];

/** What of an order the decision is about. */
export type Orderable = Pick<PlacedOrder, 'lines' | 'quote'>;

/** What the shop has and asks for it now. */
export type Offer = {
  /** Items by id, without `item:`; a hidden one is sold out. */
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** The lines of this order for which there are not enough counted units left. */
  readonly short: ReadonlySet<string>;
};

type LineVerdict =
  | { kind: 'taken'; line: BookLine }
  | { kind: 'left-out'; line: BookLine }
  | { kind: 'ask'; line: BookLine; asked: AskedLine }
  | { kind: 'refuse'; line: BookLine; reason: Reason };

/**
 * Decides on a well-formed order with the catalog in force. The client's prices are a quote: what is charged is the price in force, and
 * only when it is at most the quote plus the line's consent.
 */
export function acceptOrder(order: Orderable, offer: Offer): Decision {
  const verdicts = order.lines.map((line) => judgeLine(line, order.quote.currency, offer));
  const lines = verdicts.map((verdict) => verdict.line);
  const refused = verdicts.find((verdict) => verdict.kind === 'refuse');
  if (refused?.kind === 'refuse') return refuse(lines, refused.reason);
  const total = sumOf(lines);
  const tooMuch = aboveConsent(order, lines, total);
  if (tooMuch !== undefined) return refuse(lines, tooMuch);
  const asked = verdicts.flatMap((verdict) => (verdict.kind === 'ask' ? [verdict.asked] : []));
  if (asked[0] !== undefined) return { kind: 'needs-answer', lines, total, reason: asked[0].reason, asked };
  if (lines.every((line) => line.outcome === 'left-out'))
    return refuse(lines, { code: 'nothing-left', message: 'Nothing of this order can be had at the moment.' });
  return { kind: 'received', lines, total };
}

/** A line of which nothing is charged. */
export function uncharged(line: PlacedLine): BookLine {
  return { ...line, chargedUnitPrice: 0, outcome: 'left-out' };
}

/** A refused order charges nothing, for no line. */
export function refuse(lines: readonly PlacedLine[], reason: Reason): Decision {
  return { kind: 'refused', lines: lines.map(uncharged), total: 0, reason };
}

function judgeLine(line: PlacedLine, currency: string, { catalog, short }: Offer): LineVerdict {
  const entry = catalog.get(line.itemId);
  if (entry === undefined) return outside(line, 'unknown-item', `${line.name} is not in the catalog.`);
  const { item, rev } = entry;
  if (item.price.currency !== currency)
    return outside(line, 'wrong-currency', `${line.name} is sold in ${item.price.currency}.`);
  if (!item.available) return outside(line, 'sold-out', `${item.name} is sold out.`);
  const priced = priceItem(item, line.options);
  if (priced.kind === 'bad-option')
    return outside(line, 'bad-option', `${item.name} cannot be had like this (${priced.option}: ${priced.problem}).`);
  if (short.has(line.lineId)) return outside(line, 'sold-out', `There is not enough of ${item.name} left.`);
  const { amount } = priced;
  if (amount > consentedUnitPrice(line)) {
    const message = `${item.name} costs ${amount} instead of ${line.unitPrice} (minor units).`;
    return outside(line, 'price-changed', message, amount);
  }
  return { kind: 'taken', line: { ...line, chargedUnitPrice: amount, chargedItemRev: rev, outcome: 'as-ordered' } };
}

/** What happens to a line outside its quote is what its consent says; an order is refused where nothing was said. */
function outside(line: PlacedLine, code: Reason['code'], message: string, unitPrice?: number): LineVerdict {
  const { lineId } = line;
  const reason: Reason = { code, lineId, message };
  const untaken = uncharged(line);
  switch (line.consent.orElse) {
    case 'leave-out':
      return { kind: 'left-out', line: untaken };
    case 'ask':
      return {
        kind: 'ask',
        line: untaken,
        asked: { lineId, reason, ...(unitPrice === undefined ? {} : { unitPrice }) },
      };
    case 'refuse':
    case undefined:
      return { kind: 'refuse', line: untaken, reason };
  }
}

/**
 * The shopper saw the quote's total: where its lines say more than it does, the total is what was consented to. A consent without
 * bounds never makes a sum that the shop cannot write down.
 */
function aboveConsent(order: Orderable, lines: readonly BookLine[], total: number): Reason | undefined {
  const rises = lines.filter((line) => line.outcome === 'as-ordered');
  const consented = rises.reduce((sum, line) => sum + (line.consent.priceUpTo ?? 0) * line.count, order.quote.total);
  const allowed = Math.min(consented, MAX_AMOUNT);
  if (total <= allowed) return undefined;
  return { code: 'price-changed', message: `It comes to ${total} instead of at most ${allowed} (minor units).` };
}

function consentedUnitPrice(line: PlacedLine): number {
  return line.unitPrice + (line.consent.priceUpTo ?? 0);
}

function sumOf(lines: readonly BookLine[]): number {
  return lines.reduce((sum, line) => sum + (line.outcome === 'as-ordered' ? line.chargedUnitPrice * line.count : 0), 0);
}
