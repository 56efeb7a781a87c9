import type { Profile } from '@coffee-catalog/shared/users/profile';
import { currentUser, ofShopper } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import type { DataState } from './data-state.ts';
import { whenOpened } from './shopper/when-opened.ts';
import { useReadable } from './store/use-readable.ts';

/** The fields a user changes; each is stamped on its own, so that two devices changing different fields both hold. */
export type ProfileChange = Partial<Pick<Profile, 'name' | 'email' | 'address' | 'paymentPreference'>>;

export type ProfileHandle = {
  state: DataState;
  profile: Profile | undefined;
  /** Resolves when written on this device; rejects with a sentence when a value cannot be one. */
  save: (changes: ProfileChange) => Promise<void>;
  /** Resolves when written on this device, which may still have to be opened; rejects when its disk does not take it. */
  toggleFavourite: (itemId: string) => Promise<void>;
};

type ProfileState = Pick<ProfileHandle, 'state' | 'profile'>;

const loading: ProfileState = { state: 'loading', profile: undefined };
const profile = ofShopper((shopper) => (shopper.kind === 'user' ? shopper.profiles.view : undefined), loading);
const actions = {
  save: async (changes: ProfileChange) => currentUser()?.profiles.save(changes),
  toggleFavourite: (itemId: string) =>
    new Promise<void>((resolve, reject) => {
      whenOpened(shop.shopper, (shopper) => {
        if (shopper.kind === 'user') shopper.profiles.toggleFavourite(itemId).then(resolve, reject);
        else resolve();
      });
    }),
};

/** The user's own record, the same on all their devices. */
export function useProfile(): ProfileHandle {
  return { ...useReadable(profile), ...actions };
}
