import type { DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { useCallback, useMemo } from 'react';
import { askForBackgroundSync } from './browser/ask-for-background-sync.ts';
import { currentShopper } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import type { DataState } from './data-state.ts';
import type { DraftView, NewLine } from './drafts/draft-view.ts';
import type { PlaceResult } from './drafts/place-result.ts';
import { whenOpened } from './shopper/when-opened.ts';
import { useDrafts } from './use-drafts.ts';

/** A cart and what can be done with it. Every change is shown at once and written in the background. */
export type DraftHandle = {
  state: DataState;
  draft: DraftView | undefined;
  addLine: (line: NewLine) => void;
  changeCount: (lineId: string, count: number) => void;
  /** Returns the way back. */
  removeLine: (lineId: string) => () => void;
  setNote: (text: string) => void;
  setName: (text: string) => void;
  setLineNote: (lineId: string, text: string) => void;
  setConsent: (lineId: string, consent: DraftLine['consent']) => void;
  /** Seals and commits the cart. `pickupTime`: when the shopper wants to fetch it, UTC; without it, as soon as it is ready. */
  place: (wish?: { pickupTime?: string }) => Promise<PlaceResult>;
};

/** The cart with this id, or without one the current cart, which begins with its first line. */
export function useDraft(orderId?: string): DraftHandle {
  const { state, drafts, currentId } = useDrafts();
  const id = orderId ?? currentId;
  // The same when the cart begins: a hundred cards have it.
  const addLine = useCallback(
    (line: NewLine) => whenOpened(shop.shopper, ({ drafts: open }) => open.addLine(orderId, line)),
    [orderId],
  );
  const actions = useMemo(() => actionsOn(id), [id]);
  return { state, draft: drafts.find((draft) => draft.orderId === id), addLine, ...actions };
}

type Actions = Omit<DraftHandle, 'state' | 'draft' | 'addLine'>;

/** `id`: the cart the screen shows, if there is one yet. */
function actionsOn(id: string | undefined): Actions {
  const onDraft = (change: (orderId: string) => void) => {
    if (id !== undefined) change(id);
  };
  const drafts = () => currentShopper()?.drafts;
  return {
    changeCount: (lineId, count) => onDraft((orderId) => drafts()?.changeCount(orderId, lineId, count)),
    removeLine: (lineId) => (id === undefined ? undefined : drafts()?.removeLine(id, lineId)) ?? (() => {}),
    setNote: (text) => onDraft((orderId) => drafts()?.setField(orderId, 'note', text)),
    setName: (text) => onDraft((orderId) => drafts()?.setField(orderId, 'name', text)),
    setLineNote: (lineId, note) => onDraft((orderId) => drafts()?.setLineField(orderId, lineId, { note })),
    setConsent: (lineId, consent) => onDraft((orderId) => drafts()?.setLineField(orderId, lineId, { consent })),
    async place(wish = {}) {
      const shopper = currentShopper();
      if (shopper === undefined || id === undefined) return { kind: 'empty' };
      if (shopper.kind === 'guest') return { kind: 'sign-in-needed' };
      const result = await shopper.place(id, wish);
      // Whether the browser grants it or not, the order is placed.
      if (result.kind === 'placed') askForBackgroundSync().catch(() => undefined);
      return result;
    },
  };
}
