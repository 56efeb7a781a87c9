import { Draft, DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { mergeDraftLines, mergeDrafts } from '@coffee-catalog/shared/drafts/merge-draft-rows';
import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import * as z from 'zod/mini';

/** A row of a draft database: a draft itself or one of its lines. */
export type DraftRowDocument = Draft | DraftLine;

/** Reads a stored row; undefined when this version does not understand it. */
export function parseDraftRow(stored: Record<string, unknown>): DraftRowDocument | undefined {
  const kind = parseDraftRowId(String(stored['_id']))?.kind;
  if (kind === undefined) return undefined;
  const parsed = kind === 'draft' ? z.safeParse(Draft, stored) : z.safeParse(DraftLine, stored);
  return parsed.success ? parsed.data : undefined;
}

/** Two revisions of one row made one. */
export function mergeDraftRows(a: DraftRowDocument, b: DraftRowDocument): DraftRowDocument {
  if (a.type === 'draft' && b.type === 'draft') return mergeDrafts(a, b);
  if (a.type === 'draft-line' && b.type === 'draft-line') return mergeDraftLines(a, b);
  throw new Error(`two kinds of row under one id: ${a._id}`);
}

/** The rows of a draft database by draft: its own row, if it has come yet, and its lines. */
export type DraftRows = { orderId: string; draft: Draft | undefined; lines: DraftLine[] };

/** Groups rows by the draft they belong to. A line whose draft has not come yet makes a draft of its own. */
export function groupByDraft(rows: Iterable<DraftRowDocument>): Map<string, DraftRows> {
  const drafts = new Map<string, DraftRows>();
  for (const row of rows) {
    const orderId = parseDraftRowId(row._id)?.orderId;
    if (orderId === undefined) continue;
    const group = drafts.get(orderId) ?? { orderId, draft: undefined, lines: [] };
    if (row.type === 'draft') group.draft = row;
    else group.lines.push(row);
    drafts.set(orderId, group);
  }
  return drafts;
}
