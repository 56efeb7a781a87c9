import { findAlternatives } from '../catalog/find-alternatives.ts';
import { priceItem } from '../catalog/price-item.ts';
import type { CatalogEntry } from '../drafts/seal-draft.ts';
import { formatMoney } from '../money/format-money.ts';
import type { AnsweredLine } from './answer.ts';
import type { BookLine } from './book-order.ts';
import { fallbackOf } from './fallback-of.ts';
import type { PlacedLine } from './placed-order.ts';
import type { AskedLine } from './question.ts';
import type { Reason } from './refusal.ts';

/** What the shop has and asks for it now. */
export type Offer = {
  /** Items by id, without `item:`; a hidden one is sold out. */
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** The lines of this order for which there are not enough counted units left. */
  readonly short: ReadonlySet<string>;
};

/** A line as sealed, with what its shopper answered when the shop asked about it. */
export type OrderableLine = PlacedLine & { readonly answered?: AnsweredLine | undefined };

/** What becomes of one line: it is taken, left out, asked about, or the whole order is refused for it. */
export type LineVerdict =
  | { kind: 'taken'; line: BookLine }
  | { kind: 'left-out'; line: BookLine }
  | { kind: 'ask'; line: BookLine; asked: AskedLine }
  | { kind: 'refuse'; line: BookLine; reason: Reason };

type Outside = Pick<AskedLine, 'unitPrice' | 'alternatives'>;

/** Judges one line of an order in `currency` by what the shop offers, within what its shopper consented to and answered. */
export function judgeLine(line: OrderableLine, currency: string, { catalog, short }: Offer): LineVerdict {
  if (line.answered?.take === 'nothing') return { kind: 'left-out', line: uncharged(line) };
  const entry = catalog.get(line.itemId);
  if (entry === undefined) return outside(line, 'unknown-item', `${line.name} is not in the catalog.`);
  const { item } = entry;
  if (item.price.currency !== currency)
    return outside(line, 'wrong-currency', `${line.name} is sold in ${item.price.currency}.`);
  if (!item.available) return outside(line, 'sold-out', `${item.name} is sold out.`);
  if (short.has(line.lineId)) return outside(line, 'sold-out', `There is not enough of ${item.name} left.`);
  const priced = priceItem(item, wantedOptions(line));
  if (priced.kind === 'bad-option') return judgeAlternatives(line, entry, priced);
  if (priced.amount > consentedUnitPrice(line)) {
    const [now, quoted] = [priced.amount, line.unitPrice].map((amount) => formatMoney({ amount, currency }, 'en'));
    const message = `${item.name} costs ${now} instead of ${quoted}.`;
    return outside(line, 'price-changed', message, { unitPrice: priced.amount });
  }
  return take(line, entry, { options: answeredOptions(line), unitPrice: priced.amount });
}

/**
 * The most a unit of this line may cost (minor units): what was answered, which is the shopper's last word on it also where it is less (they chose something
 * cheaper), else the quote and the rise consented to.
 */
export function consentedUnitPrice({ unitPrice, consent, answered }: OrderableLine): number {
  return answered?.take === 'it' ? answered.unitPriceUpTo : unitPrice + (consent.priceUpTo ?? 0);
}

/** A line of which nothing is charged. */
export function uncharged(line: PlacedLine): BookLine {
  return { ...line, chargedUnitPrice: 0, outcome: 'left-out' };
}

/** A choice cannot be had: another one of that option is taken where the shopper said that any will do and the price allows it. */
function judgeAlternatives(
  line: OrderableLine,
  entry: CatalogEntry,
  { option, problem }: { option: string; problem: string },
): LineVerdict {
  const { item } = entry;
  const alternatives = findAlternatives(item, wantedOptions(line), option);
  const agreed = alternatives.find(({ unitPrice }) => unitPrice <= consentedUnitPrice(line));
  if (agreed !== undefined && line.consent.anyChoiceOf?.includes(option) === true) return take(line, entry, agreed);
  const message = `${item.name} cannot be had like this (${option}: ${problem}).`;
  return outside(line, 'bad-option', message, alternatives.length === 0 ? {} : { alternatives });
}

/** The options the shopper chose when asked, where they chose some. */
function answeredOptions({ answered }: OrderableLine): PlacedLine['options'] | undefined {
  return answered?.take === 'it' ? answered.options : undefined;
}

function wantedOptions(line: OrderableLine): PlacedLine['options'] {
  return answeredOptions(line) ?? line.options;
}

/** The line at this price, with other options than the sealed ones where some are given. */
function take(
  line: OrderableLine,
  { rev }: CatalogEntry,
  { options, unitPrice }: { options: PlacedLine['options'] | undefined; unitPrice: number },
): LineVerdict {
  const charged = { ...line, chargedUnitPrice: unitPrice, chargedItemRev: rev };
  return {
    kind: 'taken',
    line:
      options === undefined
        ? { ...charged, outcome: 'as-ordered' }
        : { ...charged, outcome: 'substituted', takenOptions: options },
  };
}

/** What happens to a line outside its consent is what the consent says; whoever has answered once is asked again. */
function outside(line: OrderableLine, code: Reason['code'], message: string, more: Outside = {}): LineVerdict {
  const { lineId } = line;
  const reason: Reason = { code, lineId, message };
  const untaken = uncharged(line);
  switch (line.answered === undefined ? fallbackOf(line.consent) : 'ask') {
    case 'leave-out':
      return { kind: 'left-out', line: untaken };
    case 'ask':
      return { kind: 'ask', line: untaken, asked: { lineId, reason, ...more } };
    case 'refuse':
      return { kind: 'refuse', line: untaken, reason };
  }
}
