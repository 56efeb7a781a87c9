import { badRequest, fromPouch, notFound, queryParseError } from '../couch-error.ts';
import { isRecord, memberOf } from '../documents/parse-document.ts';
import { readDocument } from '../documents/read-document.ts';
import type { Database } from '../storage/database.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';
import { sequenceOf } from './sequence.ts';
import { type ViewRequest, viewRequest } from './view-request.ts';

/** `/db/_design/<name>/_view/<view>` and its `/queries` */
export async function designView(
  exchange: Exchange,
  database: Database,
  designId: string,
  view: string,
  part: string | undefined,
): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST');
  const design = await readDocument(database, designId, {});
  if (!isRecord(memberOf(design['views'], view))) throw notFound('missing_named_view');
  const name = `${designId.slice('_design/'.length)}/${view}`;
  if (part === 'queries') return manyQueries(exchange, database, name);
  if (part !== undefined) throw notFound('missing');
  if (exchange.method === 'POST') checkJsonType(exchange);
  const body = exchange.method === 'POST' ? await readJsonObject(exchange) : {};
  return ok(await query(exchange, database, name, viewRequest(exchange.query, body)));
}

async function manyQueries(exchange: Exchange, database: Database, name: string): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const { queries } = await readJsonObject(exchange);
  if (!Array.isArray(queries)) throw badRequest('POST body must include `queries` parameter.');
  const results = [];
  for (const each of queries as unknown[]) {
    if (!isRecord(each)) throw badRequest('`queries` must be an array of objects');
    results.push(await query(exchange, database, name, viewRequest(exchange.query, each)));
  }
  return ok({ results });
}

async function query(exchange: Exchange, database: Database, name: string, request: ViewRequest): Promise<object> {
  if (request.keys && (request.startkey !== undefined || request.endkey !== undefined || request.key !== undefined)) {
    throw queryParseError('`keys` is incompatible with `key`, `start_key` and `end_key`');
  }
  try {
    const rows = await database.use((pouch) => exchange.core.queryView(pouch, name, asPouch(request)));
    const { updateSeq } = await database.readCounts();
    return request.updateSeq ? { ...rows, update_seq: sequenceOf(database, updateSeq) } : rows;
  } catch (error) {
    throw fromPouch(error);
  }
}

function asPouch(request: ViewRequest): object {
  const { key, keys, startkey, endkey, limit, reduce, group, groupLevel } = request;
  return {
    ...(key === undefined ? {} : { key }),
    ...(keys === undefined ? {} : { keys: [...keys] }),
    ...(startkey === undefined ? {} : { startkey }),
    ...(endkey === undefined ? {} : { endkey }),
    ...(limit === undefined ? {} : { limit }),
    ...(reduce === undefined ? {} : { reduce }),
    ...(group === undefined ? {} : { group }),
    ...(groupLevel === undefined ? {} : { group_level: groupLevel }),
    ...(request.stale === undefined ? {} : { stale: request.stale }),
    ...(request.includeDocs ? { include_docs: true } : {}),
    ...(request.includeDocs && request.conflicts ? { conflicts: true } : {}),
    ...(request.includeDocs && request.attachments ? { attachments: true } : {}),
    skip: request.skip,
    descending: request.descending,
    inclusive_end: request.inclusiveEnd,
  };
}

/** `/db/_design/<name>/_info`: only what is known without building anything. */
export async function designInfo(exchange: Exchange, database: Database, designId: string): Promise<Reply> {
  checkMethod(exchange, 'GET');
  await readDocument(database, designId, {});
  return ok({
    name: designId.slice('_design/'.length),
    view_index: { language: 'javascript', updater_running: false, compact_running: false, waiting_clients: 0 },
  });
}
