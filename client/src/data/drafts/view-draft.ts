import { CATEGORIES, type Item } from '@coffee-catalog/shared/catalog/item';
import { priceItem } from '@coffee-catalog/shared/catalog/price-item';
import { countOf, type DraftLine } from '@coffee-catalog/shared/drafts/draft';
import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { Money } from '@coffee-catalog/shared/money/money';
import { MAX_COUNT } from '@coffee-catalog/shared/orders/placed-order';
import type { DraftRows } from './draft-row.ts';
import type { DraftLineView, DraftView, LineProblem } from './draft-view.ts';

/** A draft's rows as a screen shows them, at the prices of the catalog on this device. */
export function viewDraft({ orderId, draft, lines }: DraftRows, catalog: ReadonlyMap<string, CatalogEntry>): DraftView {
  const views = lines
    .filter((line) => countOf(line) > 0)
    .map((line) => viewLine(line, catalog.get(line.itemId)?.item))
    .sort(byShelf);
  return {
    orderId,
    ...(draft?.name === undefined ? {} : { name: draft.name }),
    ...(draft?.note === undefined ? {} : { note: draft.note }),
    ...(draft?.leftoversOf === undefined ? {} : { leftoversOf: draft.leftoversOf }),
    createdTime: draft?.createdTime ?? timeOfId(orderId),
    lines: views,
    count: views.reduce((sum, line) => sum + line.count, 0),
    total: totalOf(views),
    problems: views.filter((line) => line.problem !== undefined).length,
  };
}

function viewLine(line: DraftLine, item: Item | undefined): DraftLineView {
  const priced = item === undefined ? undefined : priceItem(item, line.options);
  const count = countOf(line);
  const unitPrice: Money | undefined =
    item !== undefined && priced?.kind === 'priced'
      ? { amount: priced.amount, currency: item.price.currency }
      : undefined;
  const problem = problemOf(item, { unitPrice, count });
  return {
    lineId: lineIdOf(line),
    itemId: line.itemId,
    item,
    options: line.options,
    count,
    unitPrice,
    lineTotal: unitPrice === undefined ? undefined : { ...unitPrice, amount: unitPrice.amount * count },
    ...(line.note === undefined ? {} : { note: line.note }),
    consent: line.consent,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** As the sealing would find it. */
function problemOf(
  item: Item | undefined,
  { unitPrice, count }: Pick<DraftLineView, 'unitPrice' | 'count'>,
): LineProblem | undefined {
  if (item === undefined) return 'unknown-item';
  if (!item.available) return 'sold-out';
  if (unitPrice === undefined) return 'bad-option';
  return count > MAX_COUNT ? 'too-many' : undefined;
}

/** In the order of the shelves, which no device can disagree on. */
function byShelf(a: DraftLineView, b: DraftLineView): number {
  const shelf = ({ item }: DraftLineView) =>
    item === undefined ? CATEGORIES.length : CATEGORIES.indexOf(item.category);
  return shelf(a) - shelf(b) || (a.item?.order ?? 0) - (b.item?.order ?? 0) || (a.lineId < b.lineId ? -1 : 1);
}

function totalOf(lines: readonly DraftLineView[]): Money | undefined {
  const first = lines[0]?.lineTotal;
  if (first === undefined) return undefined;
  let amount = 0;
  for (const { lineTotal } of lines) {
    if (lineTotal === undefined || lineTotal.currency !== first.currency) return undefined;
    amount += lineTotal.amount;
  }
  return { amount, currency: first.currency };
}

/** A UUID v7 begins with the millisecond in which it was made (RFC 9562, 5.7): good for a draft whose own row has not come yet. */
function timeOfId(orderId: string): string {
  const milliseconds = Number.parseInt(orderId.replace('-', '').slice(0, 12), 16);
  return new Date(orderId[14] === '7' ? milliseconds : 0).toISOString();
}

function lineIdOf(line: DraftLine): string {
  const row = parseDraftRowId(line._id);
  return row?.kind === 'line' ? row.lineId : '';
}
