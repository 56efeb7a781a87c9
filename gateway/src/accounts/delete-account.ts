import type { AskCouch } from '../couch/ask-couch.ts';
import type { Recognition } from '../devices/recognition.ts';
import type { Sessions } from '../devices/sessions.ts';
import type { PushSubscriptions } from '../push/push-subscriptions.ts';
import { type DeletionDocument, deletionId, loginId } from './account.ts';
import type { Accounts } from './accounts.ts';
import { changeAccount } from './change-account.ts';
import { waitsInQueue } from './waits-in-queue.ts';

/** What deleting an account works with. `removeDatabases` and `forget` may be repeated; `now` is the gateway's clock. */
export type Deletion = {
  readonly ask: AskCouch;
  readonly accounts: Accounts;
  readonly sessions: Pick<Sessions, 'removeAll'>;
  readonly recognition: Pick<Recognition, 'accountChanged'>;
  readonly push: Pick<PushSubscriptions, 'removeAll'>;
  readonly removeDatabases: (uid: string) => Promise<void>;
  readonly now: () => number;
};

/**
 * `under-way`: something of this user's is just being taken in; nothing was changed. `deleted`: the account is gone, or it is closed and goes as soon as what came
 * in at the last moment has its outcome.
 */
export type Deleted = { kind: 'deleted' } | { kind: 'under-way' };

/**
 * Deletes an account: first the intent, then the account is closed, so that nothing can be written any more, then everything of the user goes. What the shop's
 * book holds stays (docs/decisions/0036). A crash between any two steps leaves what `finishDeletions` completes.
 */
export async function deleteAccount(
  deletion: Deletion,
  { userId, login }: { userId: string; login: string },
): Promise<Deleted> {
  if (await waitsInQueue(deletion.ask, userId)) return { kind: 'under-way' };
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
  await finishDeletion(deletion, intent);
  return { kind: 'deleted' };
}

/** Finishes what crashes left and what had to wait for the shop. Answers how many accounts went. */
export async function finishDeletions(deletion: Deletion): Promise<number> {
  let finished = 0;
  for (const intent of await deletion.accounts.listDeletions())
    if (await finishDeletion(deletion, intent)) finished += 1;
  return finished;
}

/**
 * Each step may have been done before. The login goes late, the intent last: until then nobody else can have either. Answers whether it is finished: what was
 * written while the account was still open must have its outcome first, or it would be nowhere.
 */
async function finishDeletion(deletion: Deletion, intent: DeletionDocument): Promise<boolean> {
  const { ask, accounts, sessions, recognition, push, removeDatabases } = deletion;
  const { userId, login } = intent;
  await changeAccount(accounts, userId, (account) => (account.disabled ? account : { ...account, disabled: true }));
  await sessions.removeAll(userId);
  await recognition.accountChanged(userId);
  // Only now that the account is closed this stays as it is, and right before the queue goes.
  if (await waitsInQueue(ask, userId)) return false;
  await removeDatabases(userId);
  // Not before: that the owner was told of an order that waits is noted there.
  await push.removeAll(userId);
  const holder = await accounts.documents.read<{ _id: string; userId: string }>(loginId(login));
  const account = await accounts.read(userId);
  if (account !== undefined) await accounts.documents.remove(account);
  if (holder?.userId === userId) await accounts.documents.remove(holder);
  const left = await accounts.readDeletion(userId);
  // A conflict means that another gateway has done it.
  if (left !== undefined) await accounts.documents.remove(left);
  return true;
}
