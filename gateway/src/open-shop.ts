import { GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import type { Ring } from '@coffee-catalog/shared/ring/ring';
import { v7 as uuidV7 } from 'uuid';
import { openAccounts } from './accounts/accounts.ts';
import type { PasswordDesk } from './accounts/password-desk.ts';
import { openSignInGuard } from './accounts/sign-in-guard.ts';
import { openAuditLog } from './audit/audit-log.ts';
import type { CouchConnection } from './couch/connect-gateway.ts';
import { openAttendance } from './devices/attendance.ts';
import { followRevocations } from './devices/follow-revocations.ts';
import { openRecognition } from './devices/recognition.ts';
import { openSessions } from './devices/sessions.ts';
import { openDoorbells } from './doorbell/doorbells.ts';
import { followDatabases } from './doorbell/follow-databases.ts';
import { openPictures } from './images/pictures.ts';
import { openPairings } from './pairings/pairings.ts';
import { openPushSubscriptions } from './push/push-subscriptions.ts';
import { openPlaces } from './security/places.ts';
import { openRateLimiters } from './security/rate-limiters.ts';
import type { Shop } from './shop.ts';
import { openQuotas } from './sync-door/quotas.ts';

/** What a shop is opened with. */
export type ShopOpening = Pick<Shop, 'environment' | 'limits' | 'now' | 'log'> & {
  readonly couch: CouchConnection;
  readonly passwords: PasswordDesk;
  readonly ring?: Ring | undefined;
};

/** An open shop: whether it hears of changes, and how it is closed. */
export type OpenShop = { readonly shop: Shop; readonly isTold: () => boolean; readonly close: () => Promise<void> };

/** Connects everything the routes work with to the database; closing the shop closes the connection as well. */
export function openShop({ environment, limits, now, log, couch, passwords, ring }: ShopOpening): OpenShop {
  const { ask, provision, removeDatabases, pushKey } = couch;
  const push = openPushSubscriptions(ask, GATEWAY, now);
  const accounts = openAccounts(ask, GATEWAY);
  const sessions = openSessions(ask, GATEWAY, { now, devicesPerAccount: limits.devicesPerAccount });
  const attendance = openAttendance();
  const doorbells = openDoorbells(limits);
  const recognition = openRecognition({ accounts, sessions, attendance, now, isTold: () => revocations.isLive() });
  const revocations = followRevocations({ ask, as: GATEWAY, recognition, log });
  const databases = followDatabases({ ask, doorbells, log });
  const unlisten = ring?.listen((database) => doorbells.databaseChanged(database));
  const shop: Shop = {
    environment,
    limits,
    now,
    log,
    ask,
    audit: openAuditLog(ask, GATEWAY, { now, log }),
    accounts,
    passwords,
    sessions,
    push,
    pushKey,
    pairings: openPairings(ask, GATEWAY, now),
    recognition,
    attendance,
    doorbells,
    creation: {
      accounts,
      passwords,
      provision,
      newUid: () => uuidV7().replaceAll('-', ''),
      now,
    },
    deletion: { ask, accounts, sessions, recognition, push, removeDatabases, now },
    guard: openSignInGuard(limits.wrongPasswords, now),
    pictures: openPictures(ask, GATEWAY),
    rates: openRateLimiters(limits, now),
    longPolls: openPlaces(limits.longPollsPerAccount),
    syncRequests: openPlaces(limits.syncRequestsAtOnce),
    quotas: openQuotas(ask, limits, now),
    changedHere: (database) => {
      if (ring === undefined) doorbells.databaseChanged(database);
      else ring.ring(database);
    },
  };
  return {
    shop,
    isTold: () => databases.isLive(),
    close: async () => {
      unlisten?.();
      await Promise.all([revocations.stop(), databases.stop()]);
      await couch.close();
    },
  };
}
