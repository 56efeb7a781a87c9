import { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { pathOf, type Stored, stored, writeDocument } from '../server/document.ts';
import type { Shop } from './shop.ts';

/** How often a count is decided again because somebody else changed it first: a hundred buyers of the last unit all come at once. */
const MAX_ROUNDS = 200;

/** The counted items among these, by item id (without `item:`). An item without a count can be had in any number. */
export async function readStock(
  { ask }: Pick<Shop, 'ask'>,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, Counted>> {
  const keys = [...new Set(itemIds)].sort().map((id) => `item:${id}`);
  if (keys.length === 0) return new Map();
  const query = { include_docs: true };
  const answer = await ask({ method: 'POST', path: pathOf('stock', '_all_docs'), query, body: { keys } });
  const { rows } = answer as { rows: { doc?: unknown }[] };
  const counted = rows.filter(({ doc }) => doc !== undefined && doc !== null).map(({ doc }) => countedOf(stored(doc)));
  return new Map(counted.map((entry) => [entry.stock._id.slice('item:'.length), entry]));
}

/** A counted item and the revision it was read at. */
export type Counted = { readonly stock: StockCount; readonly rev: string };

/** Changes a count by a decision, made again on what is stored whenever somebody else was first. The same object back: nothing to write. */
export async function changeStock(
  { ask }: Pick<Shop, 'ask'>,
  counted: Counted,
  decide: (stock: StockCount) => StockCount | Promise<StockCount>,
): Promise<void> {
  let current = counted;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { stock, rev } = current;
    const changed = await decide(stock);
    if (changed === stock) return;
    const written = await writeDocument(ask, 'stock', { id: stock._id, rev, content: changed });
    if (written.kind === 'written') return;
    const [again] = (await readStock({ ask }, [stock._id.slice('item:'.length)])).values();
    // The owner stopped counting it.
    if (again === undefined) return;
    current = again;
  }
  throw new Error(`changing the count of ${counted.stock._id}: it changed ${MAX_ROUNDS} times under our hands`);
}

function countedOf({ id, rev, content }: Stored): Counted {
  const parsed = StockCount.safeParse({ ...content, _id: id });
  if (!parsed.success) throw new Error(`reading the stock: ${id}`, { cause: parsed.error });
  return { stock: parsed.data, rev };
}
