import { notFound } from '../couch-error.ts';
import type { Database } from '../storage/database.ts';
import type { Document, RevisionTree } from '../storage/pouch.ts';
import { type Revision, revisionsOf, winnerOf } from './revision-path.ts';

/** What a reader asks for beside the document itself. */
export interface ReadOptions {
  readonly rev?: string | undefined;
  /** With `rev`: the leaf that grew out of it. */
  readonly latest?: boolean;
  readonly revs?: boolean;
  readonly revsInfo?: boolean;
  readonly conflicts?: boolean;
  readonly deletedConflicts?: boolean;
  readonly localSeq?: boolean;
  readonly attachments?: boolean;
}

const asPouch = ({ rev, revs, revsInfo, conflicts, attachments }: ReadOptions): object => ({
  ...(rev === undefined ? {} : { rev }),
  ...(revs ? { revs } : {}),
  ...(revsInfo ? { revs_info: true } : {}),
  ...(conflicts ? { conflicts } : {}),
  ...(attachments ? { attachments } : {}),
});

/** Throws 404: `missing` if it never was (or its body is gone), `deleted` if the winner is a deletion. */
export async function readDocument(database: Database, id: string, options: ReadOptions): Promise<Document> {
  const tree = await database.revisionTree(id);
  if (!tree) throw notFound('missing');
  const revisions = revisionsOf(tree);
  const winner = winnerOf(revisions);
  const rev = options.rev !== undefined && !options.latest ? options.rev : undefined;
  if (rev === undefined && winner?.isDeleted) throw notFound('deleted');
  if (rev !== undefined && !revisions.get(rev)?.isAvailable) throw notFound('missing');
  const document = await database.read(id, asPouch({ ...options, rev: rev ?? winner?.rev }));
  if (!document) throw notFound('missing');
  return withMeta(document, revisions, winner, options);
}

function withMeta(
  document: Document,
  revisions: Map<string, Revision>,
  winner: Revision | undefined,
  options: ReadOptions,
): Document {
  if (!options.deletedConflicts) return document;
  const deleted = [...revisions.values()].filter((each) => each.isLeaf && each.isDeleted && each !== winner);
  return deleted.length > 0 ? { ...document, _deleted_conflicts: deleted.map(({ rev }) => rev) } : document;
}

export type OpenRevision = { readonly ok: Document } | { readonly missing: string };

/** `open_revs`: the given revisions, or with `all` every leaf, deleted ones too. `undefined` if the document never was. */
export async function readRevisions(
  database: Database,
  id: string,
  wanted: readonly string[] | 'all',
  options: ReadOptions,
): Promise<OpenRevision[] | undefined> {
  const tree = await database.revisionTree(id);
  if (!tree) return wanted === 'all' ? undefined : wanted.map((missing) => ({ missing }));
  const revisions = revisionsOf(tree);
  const names =
    wanted === 'all'
      ? leavesOf(revisions)
      : wanted.flatMap((rev) => (options.latest ? latestOf(tree, revisions, rev) : [rev]));
  const read = async (rev: string): Promise<OpenRevision> => {
    if (!revisions.get(rev)?.isAvailable) return { missing: rev };
    const document = await database.read(id, asPouch({ ...options, rev }));
    return document ? { ok: document } : { missing: rev };
  };
  return Promise.all([...new Set(names)].map(read));
}

const leavesOf = (revisions: Map<string, Revision>): string[] =>
  [...revisions.values()].filter(({ isLeaf }) => isLeaf).map(({ rev }) => rev);

/** The leaves that grew out of a revision; itself when it is not known. */
function latestOf(_tree: RevisionTree, revisions: Map<string, Revision>, rev: string): string[] {
  if (!revisions.has(rev)) return [rev];
  return [...revisions.values()]
    .filter((leaf) => {
      if (!leaf.isLeaf) return false;
      for (let each: Revision | undefined = leaf; each; each = each.parent) if (each.rev === rev) return true;
      return false;
    })
    .map((leaf) => leaf.rev);
}
