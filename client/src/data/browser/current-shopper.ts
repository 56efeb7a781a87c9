import type { Guest, Shopper, User } from '../shopper/shopper.ts';
import type { Readable } from '../store/store.ts';
import { switchStore } from '../store/switch-store.ts';
import { shop } from './shop.ts';

/** A value of whoever uses the device; `otherwise` while their databases are being opened, or for a guest where guests have none. */
export function ofShopper<T>(
  pick: (shopper: Guest | User) => Readable<T> | undefined,
  otherwise: T,
  failed: T = otherwise,
): Readable<T> {
  const fixed = (value: T): Readable<T> => ({ get: () => value, subscribe: () => () => {} });
  const [whenClosed, whenFailed] = [fixed(otherwise), fixed(failed)];
  return switchStore(shop.shopper, (shopper) => {
    if (shopper === 'failed') return whenFailed;
    return (shopper === undefined ? undefined : pick(shopper)) ?? whenClosed;
  });
}

/** Whoever uses the device, if their databases are open. */
export function currentShopper(): Shopper | undefined {
  const shopper = shop.shopper.get();
  return typeof shopper === 'object' ? shopper : undefined;
}

/** The signed-in user, if their databases are open. */
export function currentUser(): User | undefined {
  return shop.user;
}
