import { adminRefusal } from '../authorization/database-access.ts';
import { badRequest } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { Database } from '../storage/database.ts';
import { checkMethod, type Exchange, ok, type Reply, readJson } from './exchange.ts';

/** `GET` and `PUT /db/_security` */
export async function security(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT');
  if (exchange.method !== 'PUT') return ok(database.record.security);
  const refusal = adminRefusal(exchange.principal, database.record.security);
  if (refusal) throw refusal;
  const value = await readJson(exchange);
  if (!isRecord(value)) throw badRequest('');
  checkGroup(value['admins']);
  checkGroup(value['members'] ?? value['readers']);
  await exchange.core.databases.updateRecord(database, { security: value });
  return ok({ ok: true });
}

function checkGroup(group: unknown): void {
  if (group === undefined) return;
  if (!isRecord(group)) throw badRequest('admins or members must be a JSON list of strings');
  for (const member of ['names', 'roles']) {
    const list = group[member];
    if (list === undefined) continue;
    if (!Array.isArray(list) || list.some((each) => typeof each !== 'string')) {
      throw badRequest(`${member} must be a JSON list of strings`);
    }
  }
}
