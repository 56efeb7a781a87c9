import { checkServerAdmin } from '../authorization/database-access.ts';
import { badRequest } from '../couch-error.ts';
import { databaseInfo } from './database.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';
import { keyRange } from './key-range.ts';

/** CouchDB's `max_db_number_for_dbs_info_req`. */
const maxKeys = 100;

/** Counts of many databases at once. Opens none of them. */
export async function databasesInfo(exchange: Exchange): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST');
  checkServerAdmin(exchange.principal);
  const { databases } = exchange.core;
  const names =
    exchange.method === 'POST' ? await readKeys(exchange) : keyRange(exchange.query).select(databases.names());
  const rows = await Promise.all(
    names.map(async (key) => {
      const database = databases.get(key);
      return database ? { key, info: await databaseInfo(database) } : { key, error: 'not_found' };
    }),
  );
  return ok(rows);
}

async function readKeys(exchange: Exchange): Promise<string[]> {
  checkJsonType(exchange);
  const { keys } = await readJsonObject(exchange);
  if (!Array.isArray(keys)) throw badRequest('`keys` member must exist.');
  if (keys.length > maxKeys) throw badRequest('`keys` number exceeds the limit of ' + maxKeys);
  if (keys.some((key) => typeof key !== 'string')) throw badRequest('`keys` member must be an array of strings.');
  return keys as string[];
}
