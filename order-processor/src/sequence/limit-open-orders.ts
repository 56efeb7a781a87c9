import { type BookStatus, isTerminal } from '@coffee-catalog/shared/orders/life-cycle';
import { ServerProblem } from '../server/ask.ts';
import { pathOf } from '../server/document.ts';
import type { Shop } from './shop.ts';

/** An order counts as open for a day after its claim: one that nobody closed must not lock its user out for ever. */
const COUNTED_MS = 24 * 3_600_000;
const PAGE_SIZE = 500;

type Row = { id: string; doc?: { status: BookStatus; claimedTime: string } };

/**
 * Whether this user has as many open orders as the shop takes from one person. A soft limit: two processors that count at once may each
 * let one through. Most users never had that many orders at all, which is found out without reading one.
 */
export async function hasTooManyOpen(shop: Shop, uid: string): Promise<boolean> {
  const { openOrderLimit: limit } = shop;
  const all = await readRows(shop, { startkey: JSON.stringify(`${uid}:`), limit }, uid);
  if (all.length < limit) return false;
  let open = 0;
  let from = `${uid}:`;
  for (;;) {
    const rows = await readRows(shop, { startkey: JSON.stringify(from), limit: PAGE_SIZE, include_docs: true }, uid);
    open += rows.filter(({ doc }) => doc !== undefined && isOpen(doc, shop.now())).length;
    if (open >= limit) return true;
    if (rows.length < PAGE_SIZE) return false;
    from = `${rows.at(-1)?.id}\u0000`;
  }
}

function isOpen({ status, claimedTime }: NonNullable<Row['doc']>, now: number): boolean {
  return !isTerminal(status) && now - Date.parse(claimedTime) < COUNTED_MS;
}

async function readRows({ ask }: Shop, query: Record<string, string | number | boolean>, uid: string): Promise<Row[]> {
  const range = { ...query, endkey: JSON.stringify(`${uid}:\ufff0`) };
  const answer = await ask({ method: 'GET', path: pathOf('orders', '_all_docs'), query: range });
  const { rows } = answer as { rows?: Row[] };
  if (!Array.isArray(rows)) throw new ServerProblem(0, 'orders: not a list of documents');
  return rows;
}
