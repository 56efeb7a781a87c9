import { accountRoutes } from './accounts/account-routes.ts';
import { signUpRoute } from './accounts/sign-up-route.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { conflictRoutes } from './conflicts/conflict-routes.ts';
import { deviceRoutes } from './devices/device-routes.ts';
import { sessionRoutes } from './devices/session-routes.ts';
import { doorbellRoute } from './doorbell/doorbell-route.ts';
import { imageRoutes } from './images/image-routes.ts';
import { itemRoutes } from './items/item-routes.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { claimRoutes } from './pairings/claim-routes.ts';
import { pairingRoutes } from './pairings/pairing-routes.ts';
import { parkedRoutes } from './parked/parked-routes.ts';
import { passwordRoute } from './passwords/password-route.ts';
import { pushRoutes } from './push/push-routes.ts';
import type { App, Shop } from './shop.ts';
import { shopInfoRoute } from './shop-info-route.ts';
import { stockRoutes } from './stock/stock-routes.ts';
import { syncDoor } from './sync-door/sync-door.ts';
import { userRoutes } from './users/user-routes.ts';

/** Adds every route that speaks for the shop; health and the client's files depend on what else runs here. */
export function addRoutes(app: App, shop: Shop): void {
  shopInfoRoute(app, shop);
  signUpRoute(app, shop);
  accountRoutes(app, shop);
  sessionRoutes(app, shop);
  deviceRoutes(app, shop);
  pairingRoutes(app, shop);
  claimRoutes(app, shop);
  pushRoutes(app, shop);
  passwordRoute(app, shop);
  userRoutes(app, shop);
  itemRoutes(app, shop);
  conflictRoutes(app, shop);
  orderRoutes(app, shop);
  parkedRoutes(app, shop);
  stockRoutes(app, shop);
  auditRoutes(app, shop);
  doorbellRoute(app, shop);
  imageRoutes(app, shop);
  syncDoor(app, shop);
}
