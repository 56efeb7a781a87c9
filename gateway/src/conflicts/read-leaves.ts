import { GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import { Item } from '@coffee-catalog/shared/catalog/item';
import * as z from 'zod/mini';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';

/** A live leaf of an item's revision tree. */
export type Leaf = { readonly rev: string; readonly item: Item };

/**
 * What is live of an item: the leaf that the database shows first, and the last revision that all have in common where its content is still held
 * (compaction and replication leave it behind). Or it is gone, or holds a revision of a later version than this code knows.
 */
export type LiveLeaves =
  | { kind: 'leaves'; leaves: readonly [Leaf, ...Leaf[]]; ancestor: Item | undefined }
  | { kind: 'gone' }
  | { kind: 'not-understood'; rev: string };

type Revisions = { readonly start: number; readonly ids: readonly string[] };
type Body = { readonly _rev: string; readonly _revisions: Revisions; readonly _conflicts?: readonly string[] };

/** Reads all live leaves of the item `id`. Throws `CouchUnavailable` when the database does not answer. */
export async function readLeaves(ask: AskCouch, id: string): Promise<LiveLeaves> {
  const winner = await read<Body>(ask, id, { conflicts: 'true', revs: 'true' });
  if (winner === undefined) return { kind: 'gone' };
  const others = winner._conflicts ?? [];
  const query = { open_revs: JSON.stringify(others), revs: 'true' };
  const found = others.length === 0 ? [] : ((await read<{ ok?: Body }[]>(ask, id, query)) ?? []);
  const bodies = [winner, ...found.flatMap(({ ok }) => ok ?? [])];
  const leaves: Leaf[] = [];
  for (const body of bodies) {
    const item = itemOf(body);
    if (item === undefined) return { kind: 'not-understood', rev: body._rev };
    leaves.push({ rev: body._rev, item });
  }
  const [first, ...rest] = leaves as [Leaf, ...Leaf[]];
  return { kind: 'leaves', leaves: [first, ...rest], ancestor: await readAncestor(ask, id, bodies) };
}

async function readAncestor(ask: AskCouch, id: string, bodies: readonly Body[]): Promise<Item | undefined> {
  const [first = [], ...others] = bodies.map(({ _revisions }) => pathOf(_revisions));
  // Paths go from the leaf to the root: the first that all share is the last they had in common.
  const common = others.length === 0 ? undefined : first.find((rev) => others.every((path) => path.includes(rev)));
  const body = common === undefined ? undefined : await read<Body>(ask, id, { rev: common });
  return body === undefined ? undefined : itemOf(body);
}

function pathOf({ start, ids }: Revisions): string[] {
  return ids.map((hash, index) => `${start - index}-${hash}`);
}

function itemOf({ _rev, _revisions, _conflicts, ...fields }: Body): Item | undefined {
  const parsed = z.safeParse(Item, fields);
  return parsed.success ? parsed.data : undefined;
}

async function read<T>(ask: AskCouch, id: string, query: Record<string, string>): Promise<T | undefined> {
  const path = `/catalog/${encodeURIComponent(id)}?${new URLSearchParams(query).toString()}`;
  const { status, body } = await ask({ as: GATEWAY, method: 'GET', path });
  const json = await body.json();
  if (status === 404) return undefined;
  if (status !== 200) throw new CouchUnavailable(`reading ${id}`, { cause: new Error(JSON.stringify(json)) });
  return json as T;
}
