import type { Session } from '@coffee-catalog/shared/api/accounts';
import { shop } from './browser/shop.ts';
import { useReadable } from './store/use-readable.ts';

/** `stale`: the device is offline or the server no longer knows the session; the app goes on working and says so. */
export type SessionView =
  | { kind: 'loading' }
  | { kind: 'guest' }
  | { kind: 'signed-in'; session: Session; stale: boolean };

/** Who uses this device. */
export function useSession(): SessionView {
  return useReadable(shop.session.view);
}
