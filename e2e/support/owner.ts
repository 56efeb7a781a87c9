import type { ItemChange } from '@coffee-catalog/shared/api/items';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { documentsOf } from './book-of-orders.ts';
import { OWNER_PASSWORD, type ShopProcess } from './shop-process.ts';

/** Changes an item as the owner, through the shop's API. */
export async function changeItem(shop: ShopProcess, name: string, change: ItemChange): Promise<void> {
  const item = await itemNamed(shop, name);
  const cookie = await signInOwnerByApi(shop);
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

/** Signs the owner in without a browser and returns the cookie. */
export async function signInOwnerByApi(shop: ShopProcess): Promise<string> {
  const answer = await fetch(`${shop.origin}/api/session`, {
    method: 'POST',
    headers: { origin: shop.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'bluebottle', password: OWNER_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in as the owner: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
