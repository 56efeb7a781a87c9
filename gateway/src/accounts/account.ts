import type { Account } from '@coffee-catalog/shared/api/accounts';
import type { Role } from '@coffee-catalog/shared/users/roles';
import type { Stored } from '../couch/documents.ts';
import type { PasswordHash } from './password-hash.ts';

/**
 * An account as stored in `accounts`, under `account:<uid>`. It is written last at sign-up: where it is, the user's databases are.
 * `createdTime` is the gateway's clock.
 */
export type AccountDocument = Stored & {
  readonly type: 'account';
  readonly schemaVersion: 1;
  readonly userId: string;
  /** As looked up: normalised. */
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  readonly password: PasswordHash;
  readonly createdTime: string;
  /** Of the owner only: the password last taken from the environment, so that a new one there is noticed and an old one does not undo a change. */
  readonly environmentPassword?: PasswordHash;
};

/** `login:<normalised>`: whose login it is. That its id is unique is what keeps two accounts from sharing a login. */
export type LoginDocument = Stored & {
  readonly type: 'login';
  readonly schemaVersion: 1;
  readonly userId: string;
  readonly createdTime: string;
};

/** `sign-up:<uid>`: an account in the making, written first and removed last, so that whoever finds it can finish it. */
export type SignUpDocument = Stored & {
  readonly type: 'sign-up';
  readonly schemaVersion: 1;
  readonly account: Omit<AccountDocument, '_id' | '_rev'>;
};

/** `deletion:<uid>`: an account that its user wants gone, written first and removed last, so that whoever finds it can finish it. */
export type DeletionDocument = Stored & {
  readonly type: 'deletion';
  readonly schemaVersion: 1;
  readonly userId: string;
  readonly login: string;
  readonly requestedTime: string;
};

export const deletionId = (uid: string) => `deletion:${uid}`;
export const accountId = (uid: string) => `account:${uid}`;
export const loginId = (login: string) => `login:${login}`;
export const signUpId = (uid: string) => `sign-up:${uid}`;

/** What the owner sees of an account. */
export function showAccount({ userId, login, name, roles, disabled, createdTime }: AccountDocument): Account {
  return { userId, login, name, roles: [...roles], disabled, createdTime };
}
