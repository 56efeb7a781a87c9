import { checkMember, checkServerAdmin } from '../authorization/database-access.ts';
import { CouchError, notFound } from '../couch-error.ts';
import type { Database } from '../storage/database.ts';
import { activeTasks } from './active-tasks.ts';
import { allDatabases } from './all-dbs.ts';
import { allDocs } from './all-docs.ts';
import { attachment } from './attachment.ts';
import { bulkDocs } from './bulk-docs.ts';
import { bulkGet } from './bulk-get.ts';
import { changes } from './changes.ts';
import { createDatabase, database } from './database.ts';
import { compact, ensureFullCommit, purge, revsLimit, viewCleanup } from './database-maintenance.ts';
import { dbUpdates } from './db-updates.ts';
import { databasesInfo } from './dbs-info.ts';
import { designInfo, designView } from './design-view.ts';
import { document } from './document.ts';
import type { Exchange, Reply } from './exchange.ts';
import { explain, find, indexes } from './find.ts';
import { localDocument } from './local-document.ts';
import { nodeConfig } from './node-config.ts';
import { replicate } from './replicate.ts';
import { missingRevs, revsDiff } from './revs-diff.ts';
import { security } from './security.ts';
import { membership, up, uuids, welcome } from './server-info.ts';
import { session } from './session.ts';

type ServerHandler = (exchange: Exchange) => Promise<Reply> | Reply;
type DatabaseHandler = (exchange: Exchange, database: Database) => Promise<Reply> | Reply;

/** `/_name`: what the server itself answers. Handlers that everybody may call check for themselves. */
const serverRoutes: Record<string, ServerHandler> = {
  _active_tasks: activeTasks,
  _all_dbs: allDatabases,
  _db_updates: dbUpdates,
  _dbs_info: databasesInfo,
  _membership: membership,
  _node: nodeConfig,
  _replicate: replicate,
  _session: session,
  _up: up,
  _uuids: uuids,
};

/** `/db/_name`: what a database answers beside its documents. */
const databaseRoutes: Record<string, DatabaseHandler> = {
  _all_docs: (exchange, db) => allDocs(exchange, db, '_all_docs'),
  _design_docs: (exchange, db) => allDocs(exchange, db, '_design_docs'),
  _local_docs: (exchange, db) => allDocs(exchange, db, '_local_docs'),
  _bulk_docs: bulkDocs,
  _bulk_get: bulkGet,
  _changes: changes,
  _compact: compact,
  _ensure_full_commit: ensureFullCommit,
  _explain: explain,
  _find: find,
  _index: indexes,
  _missing_revs: missingRevs,
  _purge: purge,
  _revs_diff: revsDiff,
  _revs_limit: revsLimit,
  _security: security,
  _view_cleanup: viewCleanup,
};

const systemDatabases = new Set(['_users', '_replicator', '_global_changes', '_dbs', '_nodes', '_metadata']);

export async function route(exchange: Exchange): Promise<Reply> {
  const [first, second] = exchange.path;
  if (first === undefined) return welcome(exchange);
  const isSystem = systemDatabases.has(first);
  if (first.startsWith('_') && !isSystem) {
    const handler = Object.hasOwn(serverRoutes, first) ? serverRoutes[first] : undefined;
    if (handler) return handler(exchange);
    checkServerAdmin(exchange.principal);
    throw notFound('missing');
  }
  if (second === undefined && exchange.method === 'PUT') return createDatabase(exchange, first);
  if (isSystem && isAdminsOnly(exchange)) checkServerAdmin(exchange.principal);
  const db = exchange.core.databases.get(first);
  if (!db) {
    if (second === undefined && exchange.method === 'DELETE') checkServerAdmin(exchange.principal);
    throw notFound('Database does not exist.');
  }
  if (second === undefined) return database(exchange, db);
  checkMember(exchange.principal, db.record.security);
  return routeInDatabase(exchange, db, second);
}

/** In the system's databases even members may not list or watch everybody's documents. */
const isAdminsOnly = ({ path: [, second] }: Exchange): boolean => second === '_all_docs' || second === '_changes';

function routeInDatabase(exchange: Exchange, db: Database, second: string): Promise<Reply> | Reply {
  const handler = Object.hasOwn(databaseRoutes, second) ? databaseRoutes[second] : undefined;
  if (handler) return handler(exchange, db);
  const rest = exchange.path.slice(2);
  if (second === '_local') {
    if (rest.length !== 1)
      throw new CouchError(
        400,
        'bad_request',
        rest.length === 0 ? 'Invalid _local document id.' : '_local documents do not accept attachments.',
      );
    return localDocument(exchange, db, `_local/${rest[0]}`);
  }
  if (second.startsWith('_local/')) return localDocument(exchange, db, second);
  if (second === '_design' && rest[0] !== undefined)
    return routeDesign(exchange, db, `_design/${rest[0]}`, rest.slice(1));
  if (second.startsWith('_design/')) return routeDesign(exchange, db, second, rest);
  return rest.length === 0 ? document(exchange, db, second) : attachment(exchange, db, second, rest.join('/'));
}

function routeDesign(exchange: Exchange, db: Database, id: string, rest: string[]): Promise<Reply> | Reply {
  const [function_, name] = rest;
  if (function_ === undefined) return document(exchange, db, id);
  if (function_ === '_view' && name !== undefined) return designView(exchange, db, id, name, rest[2]);
  if (function_ === '_info') return designInfo(exchange, db, id);
  if (function_.startsWith('_')) {
    throw new CouchError(501, 'not_implemented', `${function_} of design documents is not implemented here`);
  }
  return attachment(exchange, db, id, rest.join('/'));
}
