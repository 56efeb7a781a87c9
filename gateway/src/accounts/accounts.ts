import { type AskCouch, type Asker } from '../couch/ask-couch.ts';
import { type Documents, documentsOf } from '../couch/documents.ts';
import {
  type AccountDocument,
  accountId,
  type DeletionDocument,
  deletionId,
  type LoginDocument,
  loginId,
  type SignUpDocument,
  signUpId,
} from './account.ts';

/** The accounts of the shop. */
export type Accounts = {
  readonly documents: Documents;
  read(uid: string): Promise<AccountDocument | undefined>;
  /** Whose login it is; `login` is normalised. */
  readLogin(login: string): Promise<LoginDocument | undefined>;
  readSignUp(uid: string): Promise<SignUpDocument | undefined>;
  readDeletion(uid: string): Promise<DeletionDocument | undefined>;
  /** Accounts in order of their ids, that is of their creation, after `after` (a user id). */
  list(page?: { after?: string; limit?: number }): Promise<AccountDocument[]>;
  /** Every account in the making. */
  listSignUps(): Promise<SignUpDocument[]>;
  /** Every account whose deletion was begun and not finished. */
  listDeletions(): Promise<DeletionDocument[]>;
};

/** Opens the database of accounts as the gateway. */
export function openAccounts(ask: AskCouch, as: Asker): Accounts {
  const documents = documentsOf(ask, as, 'accounts');
  return {
    documents,
    read: (uid) => documents.read<AccountDocument>(accountId(uid)),
    readLogin: (login) => documents.read<LoginDocument>(loginId(login)),
    readSignUp: (uid) => documents.read<SignUpDocument>(signUpId(uid)),
    readDeletion: (uid) => documents.read<DeletionDocument>(deletionId(uid)),
    list: ({ after, limit } = {}) =>
      documents.list<AccountDocument>({
        start: after === undefined ? 'account:' : `${accountId(after)}!`,
        end: 'account;',
        ...(limit === undefined ? {} : { limit }),
      }),
    listDeletions: () => documents.list<DeletionDocument>({ start: 'deletion:', end: 'deletion;' }),
    listSignUps: () => documents.list<SignUpDocument>({ start: 'sign-up:', end: 'sign-up;' }),
  };
}
