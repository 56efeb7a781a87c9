import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Couch, connect } from '@coffee-catalog/couchdb/client/connect';
import { connectAs } from '@coffee-catalog/couchdb/principals/connect-as';
import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { ensureSigningKey } from '@coffee-catalog/couchdb/principals/signing-keys';
import type { ShopProcess } from './shop-process.ts';

/** The shop's database past the gateway, as one of its own principals. */
export async function couchOfShop(shop: ShopProcess, principal: DatabasePrincipal): Promise<Couch> {
  const password = (await readFile(join(shop.dataDir, 'admin-password'), 'utf8')).trim();
  const url = `http://admin:${password}@127.0.0.1:${shop.couchPort}`;
  return connectAs(url, await ensureSigningKey(connect(url)), principal);
}
