import { checkServerAdmin } from '../authorization/database-access.ts';
import { badRequest } from '../couch-error.ts';
import { checkMethod, type Exchange, ok, type Reply } from './exchange.ts';

/** The version of CouchDB whose interface this is. */
const version = '3.5.2';

export function welcome(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  return ok({
    couchdb: 'Welcome',
    version,
    git_sha: 'embedded',
    uuid: exchange.core.uuid,
    features: ['quickjs'],
    vendor: { name: 'embedded server over PouchDB' },
  });
}

export function up(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  return ok({ status: 'ok', seeds: {} });
}

export function uuids(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  const count = exchange.query.count('count') ?? 1;
  if (count > 1000) throw badRequest('count parameter too large');
  return ok({ uuids: Array.from({ length: count }, () => exchange.core.randomHex(16)) });
}

export function membership(exchange: Exchange): Reply {
  checkMethod(exchange, 'GET');
  checkServerAdmin(exchange.principal);
  return ok({ all_nodes: ['nonode@nohost'], cluster_nodes: ['nonode@nohost'] });
}
