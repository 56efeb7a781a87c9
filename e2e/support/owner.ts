import type { ItemChange } from '@coffee-catalog/shared/api/items';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { documentsOf } from './book-of-orders.ts';
import { OWNER_PASSWORD, type ShopProcess } from './shop-process.ts';

/** Changes an item as the owner, through the shop's API. */
export async function changeItem(shop: ShopProcess, name: string, change: ItemChange): Promise<void> {
  const item = await itemNamed(shop, name);
  const cookie = await signInByApi(shop, 'bluebottle', OWNER_PASSWORD);
  const answer = await fetch(`${shop.origin}/api/items/${itemIdOf(item)}`, {
    method: 'PATCH',
    headers: { cookie, origin: shop.origin, 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  if (!answer.ok) throw new Error(`changing ${name}: ${answer.status} ${await answer.text()}`);
}

/** An item of the catalog, as it is stored. */
export async function itemNamed(shop: ShopProcess, name: string): Promise<Item> {
  const row = (await documentsOf(shop, 'catalog')).find(({ doc }) => doc['name'] === name);
  if (row === undefined) throw new Error(`no item is called ${name}`);
  return row.doc as Item;
}

/** Signs in without a browser and returns the cookie. */
async function signInByApi(shop: ShopProcess, login: string, password: string): Promise<string> {
  const answer = await fetch(`${shop.origin}/api/session`, {
    method: 'POST',
    headers: { origin: shop.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`signing in as ${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
