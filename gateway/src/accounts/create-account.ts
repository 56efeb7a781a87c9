import type { Role } from '@coffee-catalog/shared/users/roles';
import {
  type AccountDocument,
  accountId,
  type LoginDocument,
  loginId,
  type SignUpDocument,
  signUpId,
} from './account.ts';
import type { Accounts } from './accounts.ts';
import type { PasswordDesk } from './password-desk.ts';

/** What the creation of an account works with. `newUid` gives a fresh user id, `now` is the gateway's clock, `provision` makes the user's databases. */
export type Creation = {
  readonly accounts: Accounts;
  readonly passwords: PasswordDesk;
  readonly provision: (uid: string) => Promise<void>;
  readonly newUid: () => string;
  readonly now: () => number;
};

/** Who signs up. `login` is normalised. */
export type NewAccount = {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

/** The account, made now or finished now; or the login is somebody's already. */
export type Created = { kind: 'created'; account: AccountDocument } | { kind: 'taken' };

/**
 * Makes an account and its databases: first the intent, then the login (whose unique id decides between two who want it), then the databases,
 * then the account, and the intent is removed. A crash between any two of them leaves what `finishSignUp` completes; asking again with the same
 * password does so at once.
 */
export async function createAccount(creation: Creation, wanted: NewAccount): Promise<Created> {
  const { accounts, passwords, now, newUid } = creation;
  const holder = await accounts.readLogin(wanted.login);
  if (holder !== undefined) return resume(creation, wanted, holder);
  const createdTime = new Date(now()).toISOString();
  const userId = newUid();
  const intent: SignUpDocument = {
    _id: signUpId(userId),
    type: 'sign-up',
    schemaVersion: 1,
    account: {
      type: 'account',
      schemaVersion: 1,
      userId,
      login: wanted.login,
      name: wanted.name,
      roles: wanted.roles,
      disabled: false,
      password: await passwords.hash(wanted.password),
      createdTime,
    },
  };
  await mustWrite(accounts, intent);
  const login: LoginDocument = { _id: loginId(wanted.login), type: 'login', schemaVersion: 1, userId, createdTime };
  const claimed = await accounts.documents.write(login);
  if (claimed.kind === 'written') return { kind: 'created', account: await finishSignUp(creation, intent) };
  await forget(accounts, userId);
  const winner = await accounts.readLogin(wanted.login);
  if (winner === undefined) throw new Error(`the login of ${userId} was refused and is nobody's`);
  return resume(creation, wanted, winner);
}

/** A login that is taken is taken, unless its account was never finished and the one who asks knows its password. */
async function resume(creation: Creation, wanted: NewAccount, { userId }: LoginDocument): Promise<Created> {
  if ((await creation.accounts.read(userId)) !== undefined) return { kind: 'taken' };
  const account = await finishWithPassword(creation, userId, wanted.password);
  return account === undefined ? { kind: 'taken' } : { kind: 'created', account };
}

/** Finishes a sign-up that stopped half-way, for the one who knows its password; `undefined` when there is none or the password is another. */
export async function finishWithPassword(
  creation: Pick<Creation, 'accounts' | 'passwords' | 'provision'>,
  uid: string,
  password: string,
): Promise<AccountDocument | undefined> {
  const intent = await creation.accounts.readSignUp(uid);
  if (intent === undefined || !(await creation.passwords.check(password, intent.account.password))) return undefined;
  return finishSignUp(creation, intent);
}

/** Completes a sign-up from its intent: the databases, the account, and away with the intent. Doing it twice, or by two gateways at once, leaves one account. */
export async function finishSignUp(
  { accounts, provision }: Pick<Creation, 'accounts' | 'provision'>,
  { account }: SignUpDocument,
): Promise<AccountDocument> {
  const uid = account.userId;
  await provision(uid);
  const document: AccountDocument = { _id: accountId(uid), ...account };
  await accounts.documents.write(document);
  const stored = await accounts.read(uid);
  if (stored === undefined) throw new Error(`the account of ${uid} is not there after it was written`);
  await forget(accounts, uid);
  return stored;
}

/**
 * Finishes what crashes left, at start: an intent whose login is its own becomes an account; one whose login is another's lost the race
 * and is forgotten, and so is one whose login was never taken, once it is too old to be under way.
 */
export async function finishSignUps(creation: Pick<Creation, 'accounts' | 'provision' | 'now'>): Promise<number> {
  let finished = 0;
  for (const intent of await creation.accounts.listSignUps()) {
    const { userId, login, createdTime } = intent.account;
    const holder = await creation.accounts.readLogin(login);
    if (holder?.userId === userId) {
      await finishSignUp(creation, intent);
      finished += 1;
    } else if (creation.now() - Date.parse(createdTime) > UNDER_WAY_MS) {
      await forget(creation.accounts, userId);
    }
  }
  return finished;
}

const UNDER_WAY_MS = 600_000;

async function forget(accounts: Accounts, uid: string): Promise<void> {
  const intent = await accounts.readSignUp(uid);
  // A conflict means that another gateway has done it.
  if (intent !== undefined) await accounts.documents.remove(intent);
}

async function mustWrite({ documents }: Accounts, document: SignUpDocument): Promise<void> {
  const written = await documents.write(document);
  if (written.kind !== 'written') throw new Error(`writing ${document._id}: ${written.kind}`);
}
