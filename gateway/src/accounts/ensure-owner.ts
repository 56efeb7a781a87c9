import { randomBytes } from 'node:crypto';
import { normaliseLogin } from '@coffee-catalog/shared/users/password';
import type { AccountDocument, SignUpDocument } from './account.ts';
import { changeAccount } from './change-account.ts';
import { type Creation, createAccount, finishSignUp } from './create-account.ts';

/** The owner signs in under this name. */
export const OWNER_LOGIN = 'bluebottle';

/** The owner's account; `generated` is its password where it was made just now, to be shown once. */
export type Owner = { readonly account: AccountDocument; readonly generated?: string };

/**
 * Makes sure that the store has its owner. `password` comes from the environment: it is taken at first, and again whenever it is another than was
 * taken last, so that a forgotten password can be replaced there and a change made in the app stays. Without one, one is generated.
 */
export async function ensureOwner(creation: Creation, password: string | undefined): Promise<Owner> {
  const login = normaliseLogin(OWNER_LOGIN);
  const existing = await findOwner(creation, login);
  if (existing !== undefined) return adoptPassword(creation, existing, password);
  const chosen = password ?? generatePassword();
  const created = await createAccount(creation, {
    login,
    password: chosen,
    name: 'Bluebottle',
    roles: ['shopper', 'bluebottle'],
  });
  if (created.kind === 'created' && password === undefined) return { account: created.account, generated: chosen };
  // Another gateway was quicker, or the password is to be remembered as the environment's.
  const owner = await findOwner(creation, login);
  if (owner === undefined) throw new Error('the owner’s account is not there after it was made');
  return adoptPassword(creation, owner, password);
}

async function findOwner(creation: Creation, login: string): Promise<Owner | undefined> {
  const holder = await creation.accounts.readLogin(login);
  if (holder === undefined) return undefined;
  const account = await creation.accounts.read(holder.userId);
  if (account !== undefined) return { account };
  const intent = await creation.accounts.readSignUp(holder.userId);
  return intent === undefined ? undefined : finishOwner(creation, intent);
}

/** The process that began this stopped before it could show the password it had generated: another one takes its place. */
async function finishOwner(creation: Creation, intent: SignUpDocument): Promise<Owner> {
  const generated = generatePassword();
  const password = await creation.passwords.hash(generated);
  const account = await finishSignUp(creation, { ...intent, account: { ...intent.account, password } });
  // Another gateway may have finished it at the same time: then its password holds, and it shows it.
  return account.password.key === password.key ? { account, generated } : { account };
}

async function adoptPassword(creation: Creation, owner: Owner, password: string | undefined): Promise<Owner> {
  const { passwords, accounts } = creation;
  if (password === undefined) return owner;
  const { userId, environmentPassword } = owner.account;
  if (environmentPassword !== undefined && (await passwords.check(password, environmentPassword))) return owner;
  const hash = await passwords.hash(password);
  const changed = await changeAccount(accounts, userId, (account) => ({
    ...account,
    password: hash,
    environmentPassword: hash,
  }));
  if (changed.kind !== 'changed') throw new Error('the owner’s account cannot be changed');
  return { account: changed.account };
}

function generatePassword(): string {
  return randomBytes(15).toString('base64url');
}
