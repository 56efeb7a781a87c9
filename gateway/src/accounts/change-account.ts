import { type AccountDocument } from './account.ts';
import type { Accounts } from './accounts.ts';

/** What became of a change: the account as it is now, or there is none, or it must not be. */
export type Changed =
  | { kind: 'changed'; account: AccountDocument }
  | { kind: 'unknown' }
  | { kind: 'refused'; message: string };

const ATTEMPTS = 10;

/**
 * Changes an account by compare-and-set: `decide` is asked again with what is there whenever somebody else was quicker, and may refuse with a message.
 * Returning the same object changes nothing.
 */
export async function changeAccount(
  accounts: Accounts,
  uid: string,
  decide: (account: AccountDocument) => AccountDocument | string | Promise<AccountDocument | string>,
): Promise<Changed> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const account = await accounts.read(uid);
    if (account === undefined) return { kind: 'unknown' };
    const changed = await decide(account);
    if (typeof changed === 'string') return { kind: 'refused', message: changed };
    if (changed === account) return { kind: 'changed', account };
    const written = await accounts.documents.write(changed);
    if (written.kind === 'written') return { kind: 'changed', account: { ...changed, _rev: written.rev } };
    if (written.kind === 'forbidden') throw new Error(`changing the account ${uid}: ${written.reason}`);
  }
  throw new Error(`changing the account ${uid}: somebody else was quicker ${ATTEMPTS} times`);
}
