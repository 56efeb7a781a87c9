import type { RevisionNode, RevisionTree } from '../storage/pouch.ts';

export interface Revision {
  readonly rev: string;
  readonly isLeaf: boolean;
  readonly isDeleted: boolean;
  /** Whether its body is stored. */
  readonly isAvailable: boolean;
  readonly parent: Revision | undefined;
}

/** Every revision of a tree by its name `<generation>-<hash>`. */
export function revisionsOf(tree: RevisionTree | undefined): Map<string, Revision> {
  const revisions = new Map<string, Revision>();
  const stack: { node: RevisionNode; generation: number; parent: Revision | undefined }[] = [];
  for (const { pos, ids } of tree ?? []) stack.push({ node: ids, generation: pos, parent: undefined });
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [hash, options, children] = next.node;
    const revision: Revision = {
      rev: `${next.generation}-${hash}`,
      isLeaf: children.length === 0,
      isDeleted: options.deleted === true,
      isAvailable: options.status === 'available',
      parent: next.parent,
    };
    revisions.set(revision.rev, revision);
    for (const child of children) stack.push({ node: child, generation: next.generation + 1, parent: revision });
  }
  return revisions;
}

const generationOf = (rev: string): number => Number(rev.slice(0, rev.indexOf('-')));

/** The leaf that CouchDB calls the winner: live before deleted, then the longest chain, then the greatest hash. */
export function winnerOf(revisions: Map<string, Revision>): Revision | undefined {
  let winner: Revision | undefined;
  for (const revision of revisions.values()) {
    if (revision.isLeaf && (winner === undefined || beats(revision, winner))) winner = revision;
  }
  return winner;
}

function beats(a: Revision, b: Revision): boolean {
  if (a.isDeleted !== b.isDeleted) return b.isDeleted;
  const [generationA, generationB] = [generationOf(a.rev), generationOf(b.rev)];
  return generationA === generationB ? a.rev > b.rev : generationA > generationB;
}

/**
 * The nearest ancestor of a replicated revision whose body is stored: what CouchDB hands a validation function as
 * the old document. `chain` is the revision's own history, newest first, as the client sent it.
 */
export function nearestStoredAncestor(revisions: Map<string, Revision>, chain: readonly string[]): string | undefined {
  const known = chain.slice(1).find((rev) => revisions.has(rev));
  for (let revision = known ? revisions.get(known) : undefined; revision; revision = revision.parent) {
    if (revision.isAvailable) return revision.rev;
  }
  return undefined;
}

/** `_revisions` (or `_rev` alone) as names, newest first. */
export function revisionChain(document: { _rev?: string; _revisions?: unknown }): string[] {
  const revisions = document._revisions as { start: number; ids: string[] } | undefined;
  if (!revisions) return document._rev === undefined ? [] : [document._rev];
  return revisions.ids.map((id, index) => `${revisions.start - index}-${id}`);
}
