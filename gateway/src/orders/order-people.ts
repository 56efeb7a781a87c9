import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import type { OrderPeople } from '@coffee-catalog/shared/api/orders';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { UID_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { Profile } from '@coffee-catalog/shared/users/profile';
import * as z from 'zod/mini';
import { showAccount } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { documentsOf } from '../couch/documents.ts';

const Devices = Profile.shape.devices;

/** Names the customer, the devices and the staff of an order of the book, read as `as`, an owner; `undefined` where there is no such order. */
export async function readOrderPeople(
  { ask, accounts }: { ask: AskCouch; accounts: Accounts },
  as: DatabasePrincipal,
  key: string,
): Promise<OrderPeople | undefined> {
  const document = await documentsOf(ask, as, 'orders').read(key);
  if (document === undefined) return undefined;
  const { _rev, ...fields } = document;
  const { userId, history } = z.parse(BookOrder, fields);
  const account = await accounts.read(userId);
  const uids = new Set(history.map(({ by }) => by).filter((by) => UID_PATTERN.test(by)));
  const staff = await Promise.all([...uids].map(async (uid) => [uid, (await accounts.read(uid))?.name] as const));
  return {
    customer: account === undefined ? null : showAccount(account),
    devices: account === undefined ? {} : await readDevices(ask, as, userId),
    staff: Object.fromEntries(staff.flatMap(([uid, name]) => (name === undefined ? [] : [[uid, name] as const]))),
  };
}

/** What the user's own profile says of their devices; nothing where there is no profile yet, or not one that this code knows. */
async function readDevices(ask: AskCouch, as: DatabasePrincipal, uid: string): Promise<OrderPeople['devices']> {
  const { status, body } = await ask({ as, method: 'GET', path: `/${userDatabase('user', uid)}/profile` });
  const answer = (await body.json()) as { devices?: unknown };
  if (status === 404) return {};
  if (status !== 200) throw new CouchUnavailable('reading a profile', { cause: new Error(String(status)) });
  const parsed = z.safeParse(Devices, answer.devices);
  return (parsed.success ? parsed.data : undefined) ?? {};
}
