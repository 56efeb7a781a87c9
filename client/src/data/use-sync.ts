import { ofShopper } from './browser/current-shopper.ts';
import { useReadable } from './store/use-readable.ts';

/**
 * What is known about the way to the shop. `pending` counts changes of this device that the server has not proved to hold; `safe` only
 * when the last round proved that it holds them all, at `lastTime` by this device's clock.
 */
export type SyncView =
  | { kind: 'offline'; pending: number }
  | { kind: 'sending'; pending: number }
  | { kind: 'safe'; lastTime: string }
  | { kind: 'problem'; of: ProblemOf; reason: string; pending: number };

/** Who can mend a problem: whoever signs in again, whoever holds this device (its disk is full), or the shop. */
export type ProblemOf = 'sign-in' | 'device' | 'shop';

const unknown: SyncView = { kind: 'sending', pending: 0 };
const sync = ofShopper<SyncView>((shopper) => shopper.sync.view, unknown);

/** The state behind the sync badge. */
export function useSync(): SyncView {
  return useReadable(sync);
}
