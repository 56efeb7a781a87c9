import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { countOf, type DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { mergeDraftLines } from '@coffee-catalog/shared/drafts/merge-draft-rows';
import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { CurrentRow, DecideRow, RowWriter } from '../local/row-writer.ts';
import { type DraftRowDocument, type DraftRows, groupByDraft } from './draft-row.ts';
import { leftoverRows } from './leftover-rows.ts';

type Changes = Map<string, DecideRow<DraftRowDocument>>;

/**
 * Clears away the rows of drafts whose order the shop has in its book, and offers what was added after the sealing as a draft of its own.
 * Only the book's word is enough: until then the rows are merely hidden, since a placed revision that is lost would take the draft with it, and of
 * two placed revisions only the accepted one says what was sealed. Returns how many drafts it swept.
 */
export async function sweepDeadDrafts(
  rows: Iterable<DraftRowDocument>,
  processed: ReadonlyMap<string, ProcessedOrder>,
  writer: RowWriter<DraftRowDocument>,
): Promise<number> {
  let swept = 0;
  for (const dead of groupByDraft(rows).values()) {
    const order = processed.get(dead.orderId);
    if (order === undefined) continue;
    // The leftovers first: a crash in between offers them again, to the same rows, and loses nothing.
    const leftovers = await leftoverChanges(order, dead, writer);
    if (leftovers.size > 0) await writer.change(leftovers);
    await writer.change(tombstones(dead));
    swept += 1;
  }
  return swept;
}

function tombstones({ draft, lines }: DraftRows): Changes {
  const rows = draft === undefined ? lines : [draft, ...lines];
  return new Map(rows.map((row) => [row._id, (now) => deleteIfSame(row, now)]));
}

/** A row that somebody changed since it was looked at is left for the next sweep, which finds what was added. */
function deleteIfSame(
  row: DraftRowDocument,
  now: CurrentRow<DraftRowDocument>,
): ReturnType<DecideRow<DraftRowDocument>> {
  const same = now.kind === 'live' && canonicalJson(now.doc) === canonicalJson(row);
  return same ? { kind: 'delete', mark: 'placed' } : { kind: 'leave' };
}

async function leftoverChanges(
  order: ProcessedOrder,
  { lines }: DraftRows,
  writer: RowWriter<DraftRowDocument>,
): Promise<Changes> {
  const leftovers = leftoverRows(order, lines);
  const changes: Changes = new Map();
  if (leftovers === undefined) return changes;
  const stored = await writer.stored(leftovers.lines.map(({ _id }) => _id));
  const offered = leftovers.lines.filter(
    (line) => offerLine(line, stored.get(line._id) ?? { kind: 'absent' }).kind === 'write',
  );
  // A draft without a line would be an empty cart on every device.
  if (offered.length === 0) return changes;
  for (const line of offered) changes.set(line._id, (now) => offerLine(line, now));
  changes.set(leftovers.draft._id, (now) =>
    now.kind === 'live' ? { kind: 'leave' } : { kind: 'write', doc: leftovers.draft },
  );
  return changes;
}

/** What was offered and thrown away stays away: a device's share counts on from there. */
function offerLine(line: DraftLine, now: CurrentRow<DraftRowDocument>): ReturnType<DecideRow<DraftRowDocument>> {
  if (now.kind === 'live' && now.doc.type === 'draft-line') {
    // A share that is offered already may be less than what was added: some of it had been thrown away.
    const fresh = { ...line, counts: sharesAfter(now.doc.counts, line) };
    return { kind: 'write', doc: mergeDraftLines(now.doc, fresh) };
  }
  const discarded = now.kind === 'deleted' ? ((now.kept as Partial<DraftLine>).counts ?? {}) : {};
  const counts = Object.fromEntries(
    Object.entries(sharesAfter(discarded, line)).map(([device, { n, seq }]) => {
      return [device, { n: n - (discarded[device]?.n ?? 0), seq }];
    }),
  );
  return countOf({ counts }) === 0 ? { kind: 'leave' } : { kind: 'write', doc: { ...line, counts } };
}

/** The shares of a line that their devices have changed since these. */
function sharesAfter(known: DraftLine['counts'], line: DraftLine): DraftLine['counts'] {
  return Object.fromEntries(Object.entries(line.counts).filter(([device, { seq }]) => seq > (known[device]?.seq ?? 0)));
}
