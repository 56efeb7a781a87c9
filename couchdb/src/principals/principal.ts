import { PROCESSOR_ROLE, type Role } from '@coffee-catalog/shared/users/roles';

/** The role of the gateway's own principal: no account can have it. */
export const GATEWAY_ROLE = 'gateway';

/** A role that the database knows: an account's, or one of our own services'. */
export type DatabaseRole = Role | typeof PROCESSOR_ROLE | typeof GATEWAY_ROLE;

/** Who the database takes a request for: its user name (a user id, or a service's name) and its roles. */
export type DatabasePrincipal = { readonly sub: string; readonly roles: readonly DatabaseRole[] };

/** The order processor. No user id has this shape, so no account can be taken for it. */
export const PROCESSOR: DatabasePrincipal = { sub: 'order-processor', roles: [PROCESSOR_ROLE] };

/** The gateway itself: accounts and sessions, and what it shows to everybody. */
export const GATEWAY: DatabasePrincipal = { sub: 'gateway', roles: [GATEWAY_ROLE] };

/** Set-up in the owner's name: it loads the catalog, which only the owner may write. */
export const CATALOG_LOADER: DatabasePrincipal = { sub: 'catalog-loader', roles: ['bluebottle'] };

/** The gateway in the owner's name: it puts together what owners' devices and servers wrote apart. */
export const CATALOG_MERGER: DatabasePrincipal = { sub: 'catalog-merger', roles: ['bluebottle'] };

/** A signed-in account. Whoever is staff or the owner is a shopper too. */
export function accountPrincipal(uid: string, roles: readonly Role[]): DatabasePrincipal {
  return { sub: uid, roles: [...new Set<Role>(['shopper', ...roles])] };
}
