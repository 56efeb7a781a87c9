import { appIcon } from './notices/app-icon.ts';
import { emptyCart, noOrders, spilled } from './notices/around-orders.ts';
import { closedDoor, firstVisit, noResults, notFound, offline } from './notices/around-places.ts';
import { NOTICE } from './notices/ground.ts';
import { compose } from './parts/compose.ts';

const notices: Readonly<Record<string, () => string>> = {
  'empty-cart': emptyCart,
  'no-orders': noOrders,
  error: spilled,
  offline,
  'no-results': noResults,
  'not-found': notFound,
  'closed-door': closedDoor,
  'first-visit': firstVisit,
};

const icon = (corner: number): string => compose('icon', appIcon(corner), { width: 512, height: 512 });

/** The icon without corners, for launchers that cut their own shape: only its PNG is shipped. */
export const maskableIcon = (): string => icon(0);

/** The app's own drawings by the path of their file below `client/public/`. */
export const appDrawings = (): Readonly<Record<string, string>> => ({
  'icon.svg': icon(112),
  ...Object.fromEntries(
    Object.entries(notices).map(([name, draw]) => [`drawings/${name}.svg`, compose(name, draw(), NOTICE)]),
  ),
});
