import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import type { AskCouch } from '../couch/ask-couch.ts';
import { documentsOf } from '../couch/documents.ts';
import type { Sessions } from '../devices/sessions.ts';
import type { PushSubscriptions } from '../push/push-subscriptions.ts';
import { type DeletionDocument, deletionId, loginId } from './account.ts';
import type { Accounts } from './accounts.ts';
import { changeAccount } from './change-account.ts';

/** What deleting an account works with. `removeDatabases` and `forget` may be repeated; `now` is the gateway's clock. */
export type Deletion = {
  readonly ask: AskCouch;
  readonly accounts: Accounts;
  readonly sessions: Pick<Sessions, 'removeAll'>;
  readonly push: Pick<PushSubscriptions, 'removeAll'>;
  readonly removeDatabases: (uid: string) => Promise<void>;
  readonly now: () => number;
};

/** `under-way`: an order of this user is just being taken in; nothing was changed. */
export type Deleted = { kind: 'deleted' } | { kind: 'under-way' };

/**
 * Deletes an account: first the intent, then the account is closed, so that nothing can be written any more, then everything of the user goes. What the shop's
 * book holds stays (docs/decisions/0036). A crash between any two steps leaves what `finishDeletions` completes.
 */
export async function deleteAccount(
  deletion: Deletion,
  { userId, login }: { userId: string; login: string },
): Promise<Deleted> {
  if (await hasPlacedOrders(deletion, userId)) return { kind: 'under-way' };
  const { documents } = deletion.accounts;
  const requestedTime = new Date(deletion.now()).toISOString();
  const intent: DeletionDocument = {
    _id: deletionId(userId),
    type: 'deletion',
    schemaVersion: 1,
    userId,
    login,
    requestedTime,
  };
  // A conflict means that it was asked for before: this goes on with it.
  const written = await documents.write(intent);
  if (written.kind === 'forbidden') throw new Error(`deleting the account ${userId}: ${written.reason}`);
  await changeAccount(deletion.accounts, userId, (account) => ({ ...account, disabled: true }));
  await finishDeletion(deletion, intent);
  return { kind: 'deleted' };
}

/** Finishes what crashes left, at start. Answers how many accounts went. */
export async function finishDeletions(deletion: Deletion): Promise<number> {
  const intents = await deletion.accounts.listDeletions();
  for (const intent of intents) await finishDeletion(deletion, intent);
  return intents.length;
}

/** Each step may have been done before. The login goes late, the intent last: until then nobody else can have either. */
async function finishDeletion(
  { accounts, sessions, push, removeDatabases }: Deletion,
  intent: DeletionDocument,
): Promise<void> {
  const { userId, login } = intent;
  await changeAccount(accounts, userId, (account) => (account.disabled ? account : { ...account, disabled: true }));
  await sessions.removeAll(userId);
  await push.removeAll(userId);
  await removeDatabases(userId);
  const holder = await accounts.documents.read<{ _id: string; userId: string }>(loginId(login));
  const account = await accounts.read(userId);
  if (account !== undefined) await accounts.documents.remove(account);
  if (holder?.userId === userId) await accounts.documents.remove(holder);
  const left = await accounts.readDeletion(userId);
  // A conflict means that another gateway has done it.
  if (left !== undefined) await accounts.documents.remove(left);
}

/** Whether an order waits to be taken in: it must have its outcome first, or it would be nowhere. Asked in the user's name: no other principal of ours may read there. */
async function hasPlacedOrders({ ask }: Deletion, uid: string): Promise<boolean> {
  const placed = documentsOf(ask, accountPrincipal(uid, []), userDatabase('placedOrders', uid));
  const documents = await placed.list({ start: '0', end: 'g', limit: 10 });
  return documents.some(({ _id }) => ORDER_ID_PATTERN.test(_id));
}
