import { ORDER_ID_PATTERN, UUID_PATTERN } from './patterns.ts';

/** A row of a draft: the order itself, or one of its lines. */
export type DraftRow = { kind: 'draft'; orderId: string } | { kind: 'line'; orderId: string; lineId: string };

/** The document id of a line's row: `<orderId>/items/<lineId>`. */
export function draftLineRowId(orderId: string, lineId: string): string {
  return `${orderId}/items/${lineId}`;
}

/** Reads a document id of a draft database; `undefined` when it is neither a draft nor a line. */
export function parseDraftRowId(id: string): DraftRow | undefined {
  const [orderId, items, lineId, ...rest] = id.split('/');
  if (orderId === undefined || !ORDER_ID_PATTERN.test(orderId) || rest.length > 0) return undefined;
  if (items === undefined) return { kind: 'draft', orderId };
  if (items !== 'items' || lineId === undefined || !UUID_PATTERN.test(lineId)) return undefined;
  return { kind: 'line', orderId, lineId };
}
