import type { MemoryStore } from './memory-store.ts';

/** A leaf of a document's revision tree. */
export type Leaf = {
  readonly rev: string;
  readonly deleted: boolean;
  /** The revisions it came from, the oldest first. */
  readonly ancestors: readonly string[];
  readonly document: Readonly<Record<string, unknown>>;
};

/** A document as it is stored: the winning leaf first. */
export type StoredDocument = { readonly id: string; readonly leaves: readonly [Leaf, ...Leaf[]] };

type Node = [id: string, options: { readonly status: string; readonly deleted?: boolean }, children: Node[]];
type Metadata = {
  readonly id: string;
  readonly winningRev: string;
  readonly rev_tree: readonly { readonly pos: number; readonly ids: Node }[];
  readonly rev_map: Readonly<Record<string, number>>;
};

const DOCUMENTS = '\xffdocument-store\xff';
const BODIES = '\xffby-sequence\xff';

/**
 * Reads the documents of a database straight from its store, past everything that might hide or change one. `prefix` is what the database's keys
 * begin with, where several share a store.
 */
export function storedDocuments(store: MemoryStore, prefix = ''): Map<string, StoredDocument> {
  const documents = new Map<string, StoredDocument>();
  for (const key of store.list()) {
    if (!key.startsWith(prefix + DOCUMENTS)) continue;
    const metadata = JSON.parse(String(store.peek(key))) as Metadata;
    const leaves = metadata.rev_tree
      .flatMap(({ pos, ids }) => leavesBelow(ids, pos))
      .map((leaf) => ({ ...leaf, document: bodyOf(store, prefix, metadata.rev_map[leaf.rev]) }));
    leaves.sort((a, b) => Number(b.rev === metadata.winningRev) - Number(a.rev === metadata.winningRev));
    const [winner, ...others] = leaves;
    if (winner !== undefined) documents.set(metadata.id, { id: metadata.id, leaves: [winner, ...others] });
  }
  return documents;
}

/** Those leaves of a document that are not deleted. */
export function liveLeaves(document: StoredDocument | undefined): Leaf[] {
  return (document?.leaves ?? []).filter(({ deleted }) => !deleted);
}

function leavesBelow(
  [id, { deleted }, children]: Node,
  generation: number,
  ancestors: readonly string[] = [],
): Omit<Leaf, 'document'>[] {
  const rev = `${generation}-${id}`;
  if (children.length > 0) return children.flatMap((child) => leavesBelow(child, generation + 1, [...ancestors, rev]));
  return [{ rev, deleted: deleted === true, ancestors }];
}

function bodyOf(store: MemoryStore, prefix: string, sequence: number | undefined): Record<string, unknown> {
  const body = store.peek(`${prefix}${BODIES}${String(sequence).padStart(16, '0')}`);
  if (body === undefined) return {};
  const { _id, _rev, _deleted, ...document } = JSON.parse(String(body)) as Record<string, unknown>;
  return document;
}
