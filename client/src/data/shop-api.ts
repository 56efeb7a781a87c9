import { Account, type AccountChange, AccountList } from '@coffee-catalog/shared/api/accounts';
import { ImageAnswer, ItemAnswer, type ItemChange, type NewItem } from '@coffee-catalog/shared/api/items';
import { OrderPage, type ParkedChange, ParkedList } from '@coffee-catalog/shared/api/orders';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
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

/** A page of the store's book, newest claim first; `after` is the `next` of the page before. */
export async function listOrders(query: {
  limit?: number;
  after?: string;
  status?: BookStatus;
}): Promise<ApiResult<OrderPage>> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  return ask({ method: 'GET', path: `/api/orders?${parameters}`, answer: OrderPage });
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
