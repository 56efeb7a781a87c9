import { checkServerAdmin } from '../authorization/database-access.ts';
import { checkMethod, type Exchange, ok, type Reply } from './exchange.ts';
import { keyRange } from './key-range.ts';

export function allDatabases(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  checkServerAdmin(exchange.principal);
  return ok(keyRange(exchange.query).select(exchange.core.databases.names()));
}
