import { currentShopper, ofShopper } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import type { DataState } from './data-state.ts';
import type { DraftView } from './drafts/draft-view.ts';
import { useReadable } from './store/use-readable.ts';

export type DraftsView = { state: DataState; drafts: DraftView[]; currentId: string | undefined };

const loading: DraftsView = { state: 'loading', drafts: [], currentId: undefined };
const failed: DraftsView = { ...loading, state: 'error' };
const drafts = ofShopper((shopper) => shopper.drafts.view, loading);

/** Every cart of this user, oldest first, and which of them is filled when an item is tapped. */
export function useDrafts(): DraftsView {
  const isFailed = useReadable(shop.shopper) === 'failed';
  const view = useReadable(drafts);
  return isFailed ? failed : view;
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
