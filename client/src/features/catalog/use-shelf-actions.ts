import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useDraft } from '../../data/use-draft.ts';
import { useProfile } from '../../data/use-profile.ts';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { describeOptions } from '../../ui/describe-options.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { useTellingFailure } from '../../ui/use-telling-failure.ts';

/** What can be done on a shelf, and what its cards show of it. */
export type ShelfActions = {
  favourites: ReadonlySet<string>;
  /** How many of each item are in the current cart, whatever their options. */
  counts: ReadonlyMap<string, number>;
  add: (item: Item, options: Record<string, string | string[]>) => void;
  toggleFavourite: ((itemId: string) => Promise<void>) | undefined;
};

/** The cart and the favourites, as the shelves need them. */
export function useShelfActions(): ShelfActions {
  const say = useText();
  const [, navigate] = useLocation();
  const { draft, addLine } = useDraft();
  const { profile, ...actions } = useProfile();
  const toggleFavourite = useTellingFailure(actions.toggleFavourite, 'favourite.notKept');
  const signedIn = useSession().kind === 'signed-in';
  const favourites = useMemo(() => new Set(profile?.favourites), [profile?.favourites]);
  const counts = useMemo(() => {
    const sums = new Map<string, number>();
    for (const line of draft?.lines ?? []) sums.set(line.itemId, (sums.get(line.itemId) ?? 0) + line.count);
    return sums;
  }, [draft?.lines]);
  const add = useCallback(
    (item: Item, options: Record<string, string | string[]>) => {
      addLine({ itemId: itemIdOf(item), options });
      const what = [item.name, ...describeOptions(item, options)].join(' · ');
      showToast({
        ofPage: true,
        message: say('cart.added', { what }),
        action: { label: say('cart.view'), run: () => navigate('/cart') },
      });
    },
    [addLine, say, navigate],
  );
  return { favourites, counts, add, toggleFavourite: signedIn ? toggleFavourite : undefined };
}
