import type { AccountChange } from '@coffee-catalog/shared/api/accounts';
import type { AccountDocument } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { type Changed, changeAccount } from '../accounts/change-account.ts';
import { hasOtherOwner, isOwner } from './other-owner.ts';

const LAST_OWNER = 'This is the last account that can run the shop. Give the role to another account first.';

/** As any change of an account, with what it was before. */
export type ChangedRights =
  | Exclude<Changed, { kind: 'changed' }>
  | { kind: 'changed'; account: AccountDocument; before: AccountDocument };

/**
 * Changes an account's roles or disables it, but never so that nobody could run the shop any more: two owners who take the role from each other
 * at the same moment both see that nobody is left, and both give it back.
 */
export async function changeRights(accounts: Accounts, uid: string, change: AccountChange): Promise<ChangedRights> {
  let before: AccountDocument | undefined;
  const changed = await changeAccount(accounts, uid, async (account) => {
    before = account;
    const next = applyChange(account, change);
    const losesOwner = isOwner(account) && !isOwner(next);
    return losesOwner && !(await hasOtherOwner(accounts, uid)) ? LAST_OWNER : next;
  });
  if (changed.kind !== 'changed') return changed;
  if (before === undefined) throw new Error(`changing the account ${uid}: changed, and never seen`);
  const lost = isOwner(before) && !isOwner(changed.account);
  if (!lost || (await hasOtherOwner(accounts, uid))) return { ...changed, before };
  const { roles, disabled } = before;
  await changeAccount(accounts, uid, (account) => ({ ...account, roles, disabled }));
  return { kind: 'refused', message: LAST_OWNER };
}

function applyChange(account: AccountDocument, { roles, disabled }: AccountChange): AccountDocument {
  return {
    ...account,
    ...(roles === undefined ? {} : { roles: [...new Set(['shopper' as const, ...roles])] }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}
