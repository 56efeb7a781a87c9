import { adminRefusal, checkServerAdmin } from '../authorization/database-access.ts';
import { badRequest, notImplemented } from '../couch-error.ts';
import type { Database } from '../storage/database.ts';
import { accepted, checkJsonType, checkMethod, created, type Exchange, ok, type Reply, readJson } from './exchange.ts';

function checkDatabaseAdmin(exchange: Exchange, database: Database): void {
  const refusal = adminRefusal(exchange.principal, database.record.security);
  if (refusal) throw refusal;
}

/** `POST /db/_compact`: forgets the bodies of revisions that are no leaves. Done when it is answered. */
export async function compact(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  checkDatabaseAdmin(exchange, database);
  checkJsonType(exchange);
  // Views are compact anyway.
  if (exchange.path[2] === undefined) await database.lane.run(() => database.use((pouch) => pouch.compact()));
  return accepted({ ok: true });
}

export async function viewCleanup(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  checkDatabaseAdmin(exchange, database);
  await database.use((pouch) => pouch.viewCleanup());
  return accepted({ ok: true });
}

/** Every acknowledged write is on disk already. */
export function ensureFullCommit(exchange: Exchange, database: Database): Reply {
  checkMethod(exchange, 'POST');
  checkJsonType(exchange);
  return created({ ok: true, instance_start_time: String(Math.floor(Date.parse(database.record.createdAt) / 1000)) });
}

export function purge(exchange: Exchange): Reply {
  checkMethod(exchange, 'POST');
  checkServerAdmin(exchange.principal);
  throw notImplemented('This server does not purge: its storage keeps every revision id.');
}

export async function revsLimit(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT');
  if (exchange.method !== 'PUT') return ok(database.record.revsLimit);
  checkDatabaseAdmin(exchange, database);
  const limit = await readJson(exchange);
  if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1) throw badRequest('invalid_revs_limit');
  await database.lane.run(() => exchange.core.databases.updateRecord(database, { revsLimit: limit }));
  return ok({ ok: true });
}
