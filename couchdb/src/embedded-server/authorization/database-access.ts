import { type CouchError, forbidden, unauthorized } from '../couch-error.ts';
import type { SecurityObject } from '../storage/database.ts';
import { isServerAdmin, type Principal } from './principal.ts';

type Group = SecurityObject['admins'];

function isIn(principal: Principal, group: Group): boolean {
  if (isServerAdmin(principal)) return true;
  if (principal.roles.some((role) => group?.roles?.includes(role))) return true;
  return principal.name !== null && (group?.names?.includes(principal.name) ?? false);
}

const isEmpty = (group: Group): boolean => !group?.names?.length && !group?.roles?.length;

export const isDatabaseAdmin = (principal: Principal, security: SecurityObject): boolean =>
  isIn(principal, security.admins);

export function isDatabaseMember(principal: Principal, security: SecurityObject): boolean {
  const { admins, members } = security;
  return isIn(principal, admins) || isEmpty(members) || isIn(principal, members);
}

const refusal = (principal: Principal, reason: string): CouchError =>
  principal.name === null ? unauthorized(reason) : forbidden(reason);

/** 401 for nobody, 403 for somebody else, as CouchDB has it. */
export function checkMember(principal: Principal, security: SecurityObject): void {
  if (isDatabaseMember(principal, security)) return;
  throw refusal(
    principal,
    principal.name === null ? 'You are not authorized to access this db.' : 'You are not allowed to access this db.',
  );
}

export function adminRefusal(principal: Principal, security: SecurityObject): CouchError | undefined {
  if (isDatabaseAdmin(principal, security)) return undefined;
  return refusal(principal, 'You are not a db or server admin.');
}

export function checkServerAdmin(principal: Principal): void {
  if (!isServerAdmin(principal)) throw unauthorized('You are not a server admin.');
}
