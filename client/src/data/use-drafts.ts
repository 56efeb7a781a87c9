import { currentShopper, ofShopper } from './browser/current-shopper.ts';
import type { DataState } from './data-state.ts';
import type { DraftView } from './drafts/draft-view.ts';
import { useReadable } from './store/use-readable.ts';

export type DraftsView = {
  state: DataState;
  /** How many changes in a row the disk has not taken. They are gone from the screen again. */
  unkept: number;
  drafts: DraftView[];
  currentId: string | undefined;
};

const loading: DraftsView = { state: 'loading', unkept: 0, drafts: [], currentId: undefined };
const failed: DraftsView = { ...loading, state: 'error' };
const drafts = ofShopper((shopper) => shopper.drafts.view, loading, failed);

/** Every cart of this user, oldest first, and which of them is filled when an item is tapped. */
export function useDrafts(): DraftsView {
  return useReadable(drafts);
}

/** Makes a cart the one that is filled. */
export function selectDraft(orderId: string): void {
  currentShopper()?.drafts.select(orderId);
}

/** Begins a cart, makes it the current one and returns its id; it is written in the background. */
export function createDraft(name?: string): string {
  return currentShopper()?.drafts.create(name) ?? '';
}

/** Throws a cart away. Returns the way back: the same cart with the same lines. */
export function discardDraft(orderId: string): () => void {
  return currentShopper()?.drafts.discard(orderId) ?? (() => {});
}
