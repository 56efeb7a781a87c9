import { CATALOG_MERGER, GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { type Clash, ITEM_FIELDS, mergeLeaves } from '@coffee-catalog/shared/catalog/merge-items';
import { hashOf } from '@coffee-catalog/shared/sha256';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AskCouch } from '../couch/ask-couch.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';
import { type Leaf, readLeaves } from './read-leaves.ts';

/** What merging works with; `audit` is the record of who changed what. */
export type Merging = { readonly ask: AskCouch; readonly audit: AuditLog };

/** `whole`: nothing was torn (any more). `not-understood`: a revision is of a later version; whoever knows it merges. */
export type MergedItem = { kind: 'merged' } | { kind: 'whole' } | { kind: 'not-understood'; rev: string };

const ATTEMPTS = 10;

/**
 * Makes one revision of an item's live leaves, each field as its last writer left it, and then removes the others. In this order: what gives way is
 * written down, the merged revision is stored, the losing leaves go. After a crash anywhere the next call does the rest, and whoever else does the
 * same at the same time writes the same. Throws when the database does not answer or refuses.
 */
export async function mergeItem({ ask, audit }: Merging, id: string): Promise<MergedItem> {
  const catalog = documentsOf(ask, CATALOG_MERGER, 'catalog');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const live = await readLeaves(ask, id);
    if (live.kind === 'not-understood') return live;
    if (live.kind === 'gone' || live.leaves.length === 1) return { kind: 'whole' };
    const [winner, ...losers] = live.leaves;
    const { item, clashes } = mergeLeaves(
      live.leaves.map((leaf) => leaf.item),
      live.ancestor,
    );
    await recordMerge({ ask, audit }, { winner, leaves: live.leaves, item, clashes });
    if (canonicalJson(item) !== canonicalJson(winner.item)) {
      // Before the losers go: whoever wrote meanwhile is part of the next attempt.
      const written = await catalog.write({ ...item, _rev: winner.rev });
      if (written.kind === 'conflict') continue;
      if (written.kind === 'forbidden') throw new Error(`merging ${id}: ${written.reason}`);
    }
    for (const { rev } of losers) {
      const removed = await catalog.remove({ _id: id, _rev: rev });
      if (removed.kind === 'forbidden') throw new Error(`removing ${rev} of ${id}: ${removed.reason}`);
    }
    return { kind: 'merged' };
  }
  throw new Error(`merging ${id}: somebody else was quicker ${ATTEMPTS} times`);
}

type Merge = {
  readonly winner: Leaf;
  readonly leaves: readonly Leaf[];
  readonly item: Item;
  readonly clashes: readonly Clash[];
};

/** Writes down what the merge changes of what everybody saw, and each value that gives way. */
async function recordMerge({ ask, audit }: Merging, { winner, leaves, item, clashes }: Merge): Promise<void> {
  const subject = item._id as `item:${string}`;
  const deed = { subject, subjectName: item.name };
  for (const clash of clashes) {
    if (await wasSeen(ask, item._id, clash)) continue;
    await audit.recordOwn({
      ...deed,
      action: 'clashed',
      fields: [{ field: clash.field, before: clash.other.value, after: clash.kept.value }],
      clash: { before: clash.other.stamp, after: clash.kept.stamp },
      stamp: ownStamp([clash.kept.stamp ?? ''], clash),
    });
  }
  const fields = ITEM_FIELDS.map((field) => ({
    field,
    before: winner.item[field] ?? null,
    after: item[field] ?? null,
  })).filter(({ before, after }) => canonicalJson(before) !== canonicalJson(after));
  if (fields.length === 0) return;
  const revs = leaves.map(({ rev }) => rev).sort();
  await audit.recordOwn({ ...deed, action: 'merged', fields, stamp: ownStamp(Object.values(item.stamps), revs) });
}

/** Whether the later edit was made by somebody who had the other value before them: then it is no clash but a change. The record tells. */
async function wasSeen(ask: AskCouch, id: string, { field, kept, other }: Clash): Promise<boolean> {
  if (kept.stamp === null) return false;
  const audit = documentsOf(ask, GATEWAY, 'audit');
  const entry = await audit.read<Stored & Pick<AuditEntry, 'fields'>>(`${kept.stamp}/${id}`);
  const change = entry?.fields.find((one) => one.field === field);
  return change !== undefined && canonicalJson(change.before) === canonicalJson(other.value);
}

/** A stamp for an entry of the shop's own: as late as the edits it speaks of, and the same whoever writes it. */
function ownStamp(stamps: readonly string[], of: unknown): string {
  const latest = stamps.reduce((last, stamp) => (stamp > last ? stamp : last), '');
  return `${latest.slice(0, 17) || '000000000000-0000'}-merge-${hashOf(of).slice(0, 32)}`;
}
