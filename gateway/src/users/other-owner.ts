import type { AccountDocument } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';

const PAGE = 500;

/** Whether this account can run the shop. */
export function isOwner({ roles, disabled }: Pick<AccountDocument, 'roles' | 'disabled'>): boolean {
  return roles.includes('bluebottle') && !disabled;
}

/** Whether somebody else than this user can run the shop. Looks through the accounts, which happens only when an owner is to lose the role. */
export async function hasOtherOwner(accounts: Accounts, uid: string): Promise<boolean> {
  let after: string | undefined;
  for (;;) {
    const page = await accounts.list({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (page.some((account) => account.userId !== uid && isOwner(account))) return true;
    if (page.length < PAGE) return false;
    after = page.at(-1)?.userId;
  }
}
