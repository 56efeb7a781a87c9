import { type Collection, PERMISSIONS, PRINCIPALS, type Principal } from '@coffee-catalog/shared/databases/permissions';
import { PROCESSOR_ROLE } from '@coffee-catalog/shared/users/roles';
import { type DatabaseRole, GATEWAY_ROLE } from '../principals/principal.ts';

/** A security document (https://docs.couchdb.org/en/stable/api/database/security.html). */
export type Security = {
  readonly admins: { readonly names: readonly string[]; readonly roles: readonly string[] };
  readonly members: { readonly names: readonly string[]; readonly roles: readonly string[] };
};

const ROLES: Readonly<Record<Principal, DatabaseRole | undefined>> = {
  anonymous: undefined,
  self: 'shopper',
  stranger: 'shopper',
  staff: 'staff',
  owner: 'bluebottle',
  processor: PROCESSOR_ROLE,
  gateway: GATEWAY_ROLE,
};

/**
 * Who may open a database of this collection, from the permission table: everybody who may do anything there. What they may write, the validation
 * function decides. Nobody is an administrator of a database, so that nobody but set-up can write design documents. `uid`: whose database it is,
 * for the collections each user has.
 */
export function securityFor(collection: Collection, uid?: string): Security {
  const grants = PERMISSIONS[collection];
  const entitled = PRINCIPALS.filter((principal) => grants[principal].length > 0);
  const byRole = uid === undefined ? entitled : entitled.filter((principal) => principal !== 'self');
  const roles = new Set(byRole.flatMap((principal) => ROLES[principal] ?? []));
  const names = uid !== undefined && entitled.includes('self') ? [uid] : [];
  // A database without any member is open to everybody: the table must name somebody.
  if (roles.size + names.length === 0) throw new Error(`nobody may do anything in ${collection}`);
  return { admins: { names: [], roles: ['_admin'] }, members: { names, roles: [...roles].sort() } };
}
