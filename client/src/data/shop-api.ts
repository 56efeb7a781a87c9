import { Account, type AccountChange, AccountDetail, AccountList } from '@coffee-catalog/shared/api/accounts';
import { AuditPage, type AuditQuery } from '@coffee-catalog/shared/api/audit';
import { type Conflict, type ConflictChoice, ConflictList } from '@coffee-catalog/shared/api/conflicts';
import { ImageAnswer, ItemAnswer, type ItemChange, type NewItem } from '@coffee-catalog/shared/api/items';
import {
  OrderPage,
  OrderPeople,
  type OrderQuery,
  type ParkedChange,
  ParkedList,
} from '@coffee-catalog/shared/api/orders';
import { PasswordReset } from '@coffee-catalog/shared/api/passwords';
import { StockLevel, StockList } from '@coffee-catalog/shared/api/stock';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import * as z from 'zod/mini';
import type { ApiResult } from './api/api-result.ts';
import { askShop, type Question } from './api/ask-shop.ts';
import { shop } from './browser/shop.ts';

const ask = <S extends z.ZodMiniType>(question: Question<S>) => askShop(shop.device, question);

/** The same result with another value. */
function map<A, B>(result: ApiResult<A>, read: (value: A) => B): ApiResult<B> {
  return result.kind === 'done' ? { kind: 'done', value: read(result.value) } : result;
}

/** Every account, for the owner. */
export async function listUsers(): Promise<ApiResult<Account[]>> {
  return map(await ask({ method: 'GET', path: '/api/users', answer: AccountList }), ({ users }) => users);
}

/** Gives or takes roles, disables or enables an account. */
export async function changeUser(uid: string, change: AccountChange): Promise<ApiResult<Account>> {
  return ask({ method: 'PATCH', path: `/api/users/${encodeURIComponent(uid)}`, body: change, answer: Account });
}

/** An account and the devices it is signed in on. */
export async function readUser(uid: string): Promise<ApiResult<AccountDetail>> {
  return ask({ method: 'GET', path: `/api/users/${encodeURIComponent(uid)}`, answer: AccountDetail });
}

/** Gives an account a new password, told once, here; its devices are signed out. */
export async function resetPassword(uid: string): Promise<ApiResult<string>> {
  const path = `/api/users/${encodeURIComponent(uid)}/password-reset`;
  return map(await ask({ method: 'POST', path, answer: PasswordReset }), ({ password }) => password);
}

/** Signs a user's device out. */
export async function signOutDevice(uid: string, deviceId: string): Promise<ApiResult<undefined>> {
  const path = `/api/users/${encodeURIComponent(uid)}/devices/${encodeURIComponent(deviceId)}`;
  return map(await ask({ method: 'DELETE', path, answer: z.unknown() }), () => undefined);
}

/** A page of the store's book, newest claim first; `after` is the `next` of the page before. */
export async function listOrders(query: Partial<OrderQuery>): Promise<ApiResult<OrderPage>> {
  return ask({ method: 'GET', path: `/api/orders?${parametersOf(query)}`, answer: OrderPage });
}

/** Who is behind the ids of an order of the book. */
export async function readOrderPeople(orderKey: string): Promise<ApiResult<OrderPeople>> {
  return ask({ method: 'GET', path: `/api/orders/${encodeURIComponent(orderKey)}/people`, answer: OrderPeople });
}

/** A page of who changed what, the newest first. */
export async function listChanges(query: Partial<AuditQuery>): Promise<ApiResult<AuditPage>> {
  return ask({ method: 'GET', path: `/api/audit?${parametersOf(query)}`, answer: AuditPage });
}

/** Fields of the catalog that two edits disagree about. */
export async function listConflicts(): Promise<ApiResult<Conflict[]>> {
  return map(await ask({ method: 'GET', path: '/api/conflicts', answer: ConflictList }), ({ conflicts }) => conflicts);
}

/** Says which of two values it shall be. Code `conflict`: somebody has written the field since. */
export async function chooseValue(choice: ConflictChoice): Promise<ApiResult<Item>> {
  const path = '/api/conflicts/choice';
  return map(await ask({ method: 'POST', path, body: choice, answer: ItemAnswer }), ({ item }) => item);
}

/** The items that are counted, with how many there are. */
export async function listStock(): Promise<ApiResult<StockLevel[]>> {
  return map(await ask({ method: 'GET', path: '/api/stock', answer: StockList }), ({ items }) => items);
}

/** Puts down how many of an item are on the shelf; null: it is not counted. */
export async function countItem(itemId: string, onHand: number | null): Promise<ApiResult<StockLevel>> {
  const path = `/api/stock/${encodeURIComponent(itemId)}`;
  return ask({ method: 'PUT', path, body: { onHand }, answer: StockLevel });
}

function parametersOf(query: Readonly<Record<string, string | number | undefined>>): URLSearchParams {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** The changes that the shop's own failures keep from finishing. */
export async function listParked(): Promise<ApiResult<ParkedChange[]>> {
  return map(await ask({ method: 'GET', path: '/api/parked', answer: ParkedList }), ({ parked }) => parked);
}

/** Asks the processor to try a parked change again. */
export async function retryParked(id: string): Promise<ApiResult<undefined>> {
  const path = `/api/parked/${encodeURIComponent(id)}/retry`;
  return map(await ask({ method: 'POST', path, answer: z.unknown() }), () => undefined);
}

/** Puts an item on sale. */
export async function createItem(item: NewItem): Promise<ApiResult<Item>> {
  return map(
    await ask({ method: 'POST', path: '/api/items', body: item, answer: ItemAnswer }),
    (answer) => answer.item,
  );
}

/** Changes the given fields of an item. */
export async function changeItem(itemId: string, change: ItemChange): Promise<ApiResult<Item>> {
  const path = `/api/items/${encodeURIComponent(itemId)}`;
  return map(await ask({ method: 'PATCH', path, body: change, answer: ItemAnswer }), (answer) => answer.item);
}

/** Stores a picture and returns its id (SHA-256 of what is stored). */
export async function uploadImage(picture: Blob): Promise<ApiResult<string>> {
  const answer = await ask({ method: 'POST', path: '/api/images', body: picture, answer: ImageAnswer });
  return map(answer, ({ image }) => image ?? '');
}
