import { normaliseLogin } from '@coffee-catalog/shared/users/password';
import type { AccountDocument } from './account.ts';
import { type Creation, finishWithPassword } from './create-account.ts';

const NOBODY = '0'.repeat(32);

/** The account that this login and password open; `unknown` says no more than that they do not fit. */
export type Credentials = { kind: 'known'; account: AccountDocument } | { kind: 'disabled' } | { kind: 'unknown' };

/**
 * Checks a login and its password. An unknown login takes as long as a wrong password, and only who knows the password learns that an account is disabled.
 * A sign-up that a crash left half-way is finished; a hash of another cost than today's is made anew.
 */
export async function checkCredentials(
  creation: Pick<Creation, 'accounts' | 'passwords' | 'provision'>,
  { login, password }: { login: string; password: string },
): Promise<Credentials> {
  const { accounts, passwords } = creation;
  const holder = await accounts.readLogin(normaliseLogin(login));
  // Nobody is looked up as well, so that an unknown login asks the database as often.
  const account = await accounts.read(holder?.userId ?? NOBODY);
  if (holder !== undefined && account === undefined) {
    const finished = await finishWithPassword(creation, holder.userId, password);
    return finished === undefined ? { kind: 'unknown' } : { kind: 'known', account: finished };
  }
  const fits = await passwords.check(password, account?.password);
  if (account === undefined || !fits) return { kind: 'unknown' };
  if (account.disabled) return { kind: 'disabled' };
  if (passwords.isOutdated(account.password)) {
    // A conflict means that the account has just changed: the next sign-in will do.
    await accounts.documents.write({ ...account, password: await passwords.hash(password) } as AccountDocument);
  }
  return { kind: 'known', account };
}
