import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { accountPrincipal, GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import { type SyncCollection, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { isAllowed } from '@coffee-catalog/shared/databases/permissions';
import type { Refusal } from '../answer/refuse.ts';
import type { Recognised, Visitor } from '../devices/recognition.ts';
import { refuseVisitor } from '../devices/require-visitor.ts';

/** Who went through the door, to which database. A guest has no `visitor`. */
export type Pass = {
  readonly collection: SyncCollection;
  readonly database: string;
  readonly principal: DatabasePrincipal;
  readonly visitor: Visitor | undefined;
};

/** A pass, or why there is none. */
export type PassDecision = { kind: 'pass'; pass: Pass } | { kind: 'refused'; refusal: Refusal };

/** What guests call themselves where a user is asked for. */
export const GUEST = 'guest';

/**
 * Decides who may do what at the sync door. The session alone says whose database a collection is; `forUser` (the header) must say the same, else a
 * sign-in in another tab would mix two users' data. The catalog may be read by everybody, and is read as the gateway.
 */
export function decidePass(
  collection: SyncCollection,
  action: 'read' | 'create',
  { recognised, forUser }: { recognised: Recognised; forUser: string | undefined },
): PassDecision {
  const refused = (refusal: Refusal): PassDecision => ({ kind: 'refused', refusal });
  const visitor = recognised.kind === 'visitor' ? recognised.visitor : undefined;
  if (collection !== 'catalog') {
    const refusal = refuseVisitor(recognised);
    if (refusal !== undefined) return refused(refusal);
  }
  const wrong = isWrongUser(collection, visitor, forUser);
  if (wrong) return refused({ code: 'wrong-user', field: 'X-Shop-User', message: WRONG_USER });
  if (!isAllowed(collection, 'self', action)) {
    return refused({ code: 'forbidden', message: `${collection} can only be read here.` });
  }
  if (collection === 'catalog') {
    return { kind: 'pass', pass: { collection, database: 'catalog', principal: GATEWAY, visitor } };
  }
  if (visitor === undefined) return refused({ code: 'unauthenticated', message: 'Sign in first.' });
  const { userId, roles } = visitor.account;
  const principal = accountPrincipal(userId, roles);
  return { kind: 'pass', pass: { collection, database: userDatabase(collection, userId), principal, visitor } };
}

const WRONG_USER = 'Somebody else is signed in on this device than this request is meant for. Nothing was changed.';

/**
 * The catalog is everybody's: who names nobody or is a guest reads it all the same, and so does a device that was signed out. Only where
 * somebody else is signed in, two users are about to be mixed.
 */
function isWrongUser(collection: SyncCollection, visitor: Visitor | undefined, forUser: string | undefined): boolean {
  if (collection !== 'catalog') return forUser !== visitor?.account.userId;
  return visitor !== undefined && forUser !== undefined && forUser !== GUEST && forUser !== visitor.account.userId;
}
