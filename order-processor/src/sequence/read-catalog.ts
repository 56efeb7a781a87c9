import { Item } from '@coffee-catalog/shared/catalog/item';
import { itemOn } from '@coffee-catalog/shared/catalog/sold-out';
import type { CatalogEntry } from '@coffee-catalog/shared/drafts/seal-draft';
import { UUID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import { pathOf, stored } from '../server/document.ts';
import type { Shop } from './shop.ts';

/**
 * The catalog in force now for some item ids, which come from outside and need not be ids at all: what is sold out today cannot be had.
 * An item that is not there is left out; one that we cannot read is our failure and throws.
 */
export async function readCatalog(
  { ask, now, businessDay }: Pick<Shop, 'ask' | 'now' | 'businessDay'>,
  itemIds: readonly unknown[],
): Promise<ReadonlyMap<string, CatalogEntry>> {
  const wanted = itemIds.filter((id): id is string => typeof id === 'string' && UUID_PATTERN.test(id));
  const ids = [...new Set(wanted)];
  if (ids.length === 0) return new Map();
  const body = { keys: ids.map((id) => `item:${id}`) };
  const query = { include_docs: true };
  const answer = await ask({ method: 'POST', path: pathOf('catalog', '_all_docs'), query, body });
  const { rows } = answer as { rows: { doc?: unknown }[] };
  const today = businessDay(now());
  const entries = rows.filter(({ doc }) => doc !== undefined && doc !== null).map(({ doc }) => entryOf(doc, today));
  return new Map(entries);
}

function entryOf(document: unknown, today: string): [itemId: string, entry: CatalogEntry] {
  const { id, rev, content } = stored(document);
  const parsed = Item.safeParse({ ...content, _id: id });
  if (!parsed.success) throw new Error(`reading the catalog: ${id}`, { cause: parsed.error });
  return [id.slice('item:'.length), { item: itemOn(parsed.data, today), rev }];
}
