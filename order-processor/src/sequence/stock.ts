import { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { pathOf, type Revisions, readLeaves, type Stored, stored, writeDocument } from '../server/document.ts';
import { mergeCounts } from './merge-counts.ts';
import type { Shop } from './shop.ts';

/** How often a count is decided again because somebody else changed it first: a hundred buyers of the last unit all come at once. */
const MAX_ROUNDS = 200;

/**
 * The counted items among these, by item id (without `item:`). An item without a count can be had in any number. Where a cluster took several leaves of a
 * count, they are merged first: units that only a losing leaf promises are promised.
 */
export async function readStock(
  shop: Pick<Shop, 'ask' | 'log'>,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, Counted>> {
  const keys = [...new Set(itemIds)].sort().map((id) => `item:${id}`);
  if (keys.length === 0) return new Map();
  const query = { include_docs: true, conflicts: true };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const answer = await shop.ask({ method: 'POST', path: pathOf('stock', '_all_docs'), query, body: { keys } });
    const { rows } = answer as { rows: { doc?: unknown }[] };
    const found = rows.filter(({ doc }) => doc !== undefined && doc !== null).map(({ doc }) => stored(doc));
    const torn = found.filter(({ conflicts }) => conflicts.length > 0);
    if (torn.length === 0) return new Map(found.map((one) => [one.id.slice('item:'.length), countedOf(one)]));
    for (const winner of torn) {
      const losers = await readLeaves(shop.ask, 'stock', winner.id, winner.conflicts);
      await mergeCounts(shop, countedOf(winner), losers.map(countedOf));
    }
  }
  throw new Error(`reading the stock: counts were torn again ${MAX_ROUNDS} times`);
}

/** A counted item, the revision it was read at and what is known of that revision's chain. */
export type Counted = { readonly stock: StockCount; readonly rev: string; readonly revisions: Revisions };

/** Changes a count by a decision, made again on what is stored whenever somebody else was first. The same object back: nothing to write. */
export async function changeStock(
  shop: Pick<Shop, 'ask' | 'log'>,
  counted: Counted,
  decide: (stock: StockCount) => StockCount | Promise<StockCount>,
): Promise<void> {
  let current = counted;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { stock, rev } = current;
    const changed = await decide(stock);
    if (changed === stock) return;
    const written = await writeDocument(shop.ask, 'stock', { id: stock._id, rev, content: changed });
    if (written.kind === 'written') return;
    const [again] = (await readStock(shop, [stock._id.slice('item:'.length)])).values();
    // The owner stopped counting it.
    if (again === undefined) return;
    current = again;
  }
  throw new Error(`changing the count of ${counted.stock._id}: it changed ${MAX_ROUNDS} times under our hands`);
}

function countedOf({ id, rev, revisions, content }: Stored): Counted {
  const parsed = StockCount.safeParse({ ...content, _id: id });
  if (!parsed.success) throw new Error(`reading the stock: ${id}`, { cause: parsed.error });
  return { stock: parsed.data, rev, revisions };
}
