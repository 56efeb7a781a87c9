import { ItemChange } from '../api/items.ts';
import { canonicalJson } from '../canonical-json.ts';
import { mergeStampedFields } from '../stamps/merge-stamped-fields.ts';
import type { Stamp } from '../stamps/stamp.ts';
import type { Item } from './item.ts';

/** What the owner says of an item, each field written on its own. */
export type ItemField = keyof ItemChange;
export const ITEM_FIELDS = Object.keys(ItemChange.shape) as readonly ItemField[];

/** A field as one revision has it: its value (`null`: none) and the stamp of who wrote it; `null` where it never had one. */
export type FieldVersion = { readonly value: unknown; readonly stamp: Stamp | null };

/** A field that two edits wrote without knowing of each other: the later one holds until somebody says otherwise. */
export type Clash = { readonly field: ItemField; readonly kept: FieldVersion; readonly other: FieldVersion };

/** One revision of an item made of several, and what only a person can decide about it. */
export type ItemMerge = { readonly item: Item; readonly clashes: readonly Clash[] };

/** Two revisions of an item: each field as its last writer left it, in whichever order they come. */
export function mergeItems(a: Item, b: Item): Item {
  return mergeStampedFields(a, b);
}

/**
 * Merges the live leaves of an item. `ancestor` is the last revision they have in common, where the database still holds it: it says exactly which
 * fields were written on which side. Without it a stamp that all leaves share tells how far they certainly agreed; what was written later on any
 * side counts as an edit of its own, so that a clash may be told that is none, and never the other way round. Throws without a leaf.
 */
export function mergeLeaves(leaves: readonly Item[], ancestor: Item | undefined): ItemMerge {
  const [first] = leaves;
  if (first === undefined) throw new Error('there is nothing to merge');
  // A single one is merged with itself: the result's keys are always sorted.
  const item = leaves.reduce(mergeItems, first);
  const agreed = latestShared(leaves);
  const clashes = ITEM_FIELDS.flatMap((field) => {
    const kept = versionOf(item, field);
    const isEdit = (version: FieldVersion) =>
      ancestor === undefined
        ? (version.stamp ?? '') > agreed || (version.stamp === null && kept.stamp === null)
        : !isSame(version, versionOf(ancestor, field));
    if (!isEdit(kept)) return [];
    return distinctValues(leaves.map((leaf) => versionOf(leaf, field)))
      .filter((version) => canonicalJson(version.value) !== canonicalJson(kept.value) && isEdit(version))
      .map((other): Clash => ({ field, kept, other }));
  });
  return { item, clashes };
}

function versionOf(item: Item, field: ItemField): FieldVersion {
  return { value: item[field] ?? null, stamp: item.stamps[field] ?? null };
}

function isSame(a: FieldVersion, b: FieldVersion): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Of each value the version that was written last, in an order that does not depend on that of the leaves. */
function distinctValues(versions: readonly FieldVersion[]): FieldVersion[] {
  const byValue = new Map<string, FieldVersion>();
  for (const version of versions) {
    const value = canonicalJson(version.value);
    if ((version.stamp ?? '') >= (byValue.get(value)?.stamp ?? '')) byValue.set(value, version);
  }
  return [...byValue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
}

/** The latest stamp of a field that all leaves have alike: every edit after they parted is later (a stamp is later than all that its writer sees). */
function latestShared(leaves: readonly Item[]): Stamp {
  const shared = ITEM_FIELDS.map((field) => new Set(leaves.map(({ stamps }) => stamps[field] ?? '')))
    .filter((stamps) => stamps.size === 1)
    .map(([...stamps]) => stamps[0] as Stamp);
  return shared.reduce((latest, stamp) => (stamp > latest ? stamp : latest), '');
}
