import type { ItemChange, NewItem } from '@coffee-catalog/shared/api/items';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import type { ApiResult, Problem } from '../../../data/api/api-result.ts';

/** One of many changes: of an item as it is now, or a new one. */
export type BatchChange =
  | { kind: 'change'; item: Item; change: ItemChange }
  | { kind: 'create'; name: string; item: NewItem };

/** What came of a batch: what was stored with what undoes it, what was refused and why, and what was not tried after the shop could not be reached. */
export type BatchResult = {
  done: { item: Item; undo: ItemChange }[];
  refused: { name: string; problem: Problem }[];
  untried: string[];
};

/** How a change is stored. */
export type BatchCalls = {
  change: (itemId: string, change: ItemChange) => Promise<ApiResult<Item>>;
  create: (item: NewItem) => Promise<ApiResult<Item>>;
};

/** After these nothing else would go through either. */
const ENDING: ReadonlySet<Problem['code']> = new Set([
  'offline',
  'unavailable',
  'unauthenticated',
  'disabled',
  'too-many-requests',
]);

/**
 * Stores changes one after the other: the database has no transaction over several items, so whoever asked is told exactly which were stored. A refused one does not keep
 * the others back; a shop that cannot be reached does. `onDone` is told after each how many are through.
 */
export async function applyBatch(
  changes: readonly BatchChange[],
  calls: BatchCalls,
  onDone: (count: number) => void,
): Promise<BatchResult> {
  const result: BatchResult = { done: [], refused: [], untried: [] };
  for (const [index, change] of changes.entries()) {
    const name = nameOf(change);
    const answer = await store(change, calls);
    if (answer.kind === 'done') result.done.push({ item: answer.value, undo: undoOf(change) });
    else result.refused.push({ name, problem: answer });
    onDone(index + 1);
    if (answer.kind === 'problem' && ENDING.has(answer.code)) {
      result.untried = changes.slice(index + 1).map(nameOf);
      return result;
    }
  }
  return result;
}

/** The batch that takes back what was stored: old values again, new items hidden. */
export function undoBatch({ done }: BatchResult): BatchChange[] {
  return done.map(({ item, undo }) => ({ kind: 'change', item, change: undo }));
}

function store(change: BatchChange, calls: BatchCalls): Promise<ApiResult<Item>> {
  switch (change.kind) {
    case 'change':
      return calls.change(itemIdOf(change.item), change.change);
    case 'create':
      return calls.create(change.item);
  }
}

function nameOf(change: BatchChange): string {
  return change.kind === 'create' ? change.name : change.item.name;
}

function undoOf(change: BatchChange): ItemChange {
  if (change.kind === 'create') return { available: false };
  const { item } = change;
  const fields = Object.keys(change.change) as (keyof ItemChange)[];
  return Object.fromEntries(fields.map((field) => [field, item[field] ?? null]));
}
