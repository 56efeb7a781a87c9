import { countStock } from '@coffee-catalog/shared/stock/count-stock';
import { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import * as z from 'zod/mini';
import type { Documents, Stored } from '../couch/documents.ts';

/** The item as it is counted now, and how many were on the shelf before (null: it was not counted); or more than that is promised; or the database refuses it, with the reason. */
export type ChangedStock =
  | { kind: 'counted'; stock: StockCount; before: number | null }
  | { kind: 'promised'; units: number }
  | { kind: 'refused'; reason: string };

/** Somebody buys the item at the same time: as many rounds as there are buyers of one item in a moment. */
const ATTEMPTS = 50;

/** Reads a document of `stock`. Throws where it is not a count. */
export function readCount({ _rev, ...document }: Stored): StockCount {
  return z.parse(StockCount, document);
}

/** Puts down how many units of an item are on the shelf (null: it is not counted). `documents` is the stock as the owner. */
export async function changeStock(documents: Documents, itemId: string, onHand: number | null): Promise<ChangedStock> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await documents.read<Stored>(`item:${itemId}`);
    const before = stored && readCount(stored);
    const counted = countStock(before, itemId, onHand);
    if (counted.kind === 'promised') return counted;
    const done = { ...counted, before: before?.onHand ?? null };
    if (counted.stock === before) return done;
    // What was never counted and shall not be needs no document.
    if (before === undefined && onHand === null) return done;
    const written = await documents.write({ ...counted.stock, ...(stored?._rev && { _rev: stored._rev }) });
    if (written.kind === 'written') return done;
    if (written.kind === 'forbidden') return { kind: 'refused', reason: written.reason };
  }
  throw new Error(`counting the item ${itemId}: somebody else was quicker ${ATTEMPTS} times`);
}
