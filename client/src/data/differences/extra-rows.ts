import { countOf, type Draft, type DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { differenceDraftId } from '@coffee-catalog/shared/ids/derived-id';
import { draftLineRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import type { Difference } from '@coffee-catalog/shared/orders/book-order';
import type { LineChange } from '@coffee-catalog/shared/orders/compare-lines';
import { setLineCount, type Writer } from '../drafts/change-draft-row.ts';
import type { DraftRowDocument } from '../drafts/draft-row.ts';
import type { DecideRow } from '../local/row-writer.ts';

export type ExtraRows = { draftId: string; changes: [string, DecideRow<DraftRowDocument>][] };

/**
 * The draft of what another version of an order had more. Its id and rows come from that version alone, so that the same tap on two devices makes one
 * draft; taken twice, it is the same.
 */
export function extraRows(
  orderId: string,
  { difference, lines }: { difference: Difference; lines: readonly LineChange[] },
  writer: () => Writer,
): ExtraRows {
  const draftId = differenceDraftId(orderId, difference.coreHash);
  const draft: Draft = {
    _id: draftId,
    type: 'draft',
    schemaVersion: 1,
    createdTime: difference.placedTime,
    leftoversOf: orderId,
    stamps: {},
  };
  const changes: ExtraRows['changes'] = [
    [draftId, (now) => (now.kind === 'live' ? { kind: 'leave' } : { kind: 'write', doc: draft })],
  ];
  for (const { line, more } of lines) {
    const _id = draftLineRowId(draftId, line.lineId);
    const { itemId, options, consent, note } = line;
    const counts = { [difference.deviceId]: { n: more, seq: 1 } };
    const row: DraftLine = { _id, type: 'draft-line', schemaVersion: 1, itemId, options, counts, consent, stamps: {} };
    changes.push([_id, takeLine(note === undefined ? row : { ...row, note }, writer)]);
  }
  return { draftId, changes };
}

function takeLine(row: DraftLine, writer: () => Writer): DecideRow<DraftRowDocument> {
  const wanted = countOf(row);
  return (now) => {
    if (now.kind !== 'live' || now.doc.type !== 'draft-line') return { kind: 'write', doc: row };
    const missing = countOf(now.doc) < wanted;
    return missing ? { kind: 'write', doc: setLineCount(now.doc, wanted, writer()) } : { kind: 'leave' };
  };
}
