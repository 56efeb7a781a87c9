import { Heart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useProfile } from '../../data/use-profile.ts';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTellingFailure } from '../../ui/use-telling-failure.ts';
import classes from './favourite-button.module.css';

/** Marks an item as one's own; for those who are signed in, since favourites follow the user. */
export function FavouriteButton({ itemId, name }: { itemId: string; name: string }): ReactNode {
  const say = useText();
  const session = useSession();
  const { profile, ...actions } = useProfile();
  const toggleFavourite = useTellingFailure(actions.toggleFavourite, 'favourite.notKept');
  if (session.kind !== 'signed-in') return null;
  const favourite = profile?.favourites.includes(itemId) ?? false;
  return (
    <IconButton
      variant={favourite ? 'light' : 'default'}
      aria-pressed={favourite}
      aria-label={say('catalog.favourite', { name })}
      onClick={() => void toggleFavourite(itemId)}
    >
      <Heart aria-hidden size={20} fill={favourite ? 'currentcolor' : 'none'} className={favourite ? classes.on : ''} />
    </IconButton>
  );
}
