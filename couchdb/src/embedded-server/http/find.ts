import { adminRefusal } from '../authorization/database-access.ts';
import { badRequest, CouchError, fromPouch, notFound } from '../couch-error.ts';
import { explainPlan, findPage, type PageRequest } from '../documents/find-page.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { Database } from '../storage/database.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';

/** What Mango gives when it is not told how many. */
const defaultLimit = 25;

/** `POST /db/_find` */
export async function find(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const { bookmark, limit = defaultLimit, skip = 0, fields, ...request } = await readRequest(exchange);
  const page: PageRequest = {
    bookmark,
    limit: checkCount('limit', limit),
    skip: checkCount('skip', skip),
    fields: checkFields(fields),
  };
  return ok(await asked(database.use((pouch) => withIndex(request, (usable) => findPage(pouch, usable, page)))));
}

export async function explain(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const { bookmark: _bookmark, ...request } = await readRequest(exchange);
  const explained = await asked(database.use((pouch) => withIndex(request, (usable) => explainPlan(pouch, usable))));
  return ok({ ...explained, dbname: database.name });
}

/** An index that was asked for and is none, or does not fit the query, is done without and said, as CouchDB does. */
async function withIndex<T extends object>(
  request: Record<string, unknown>,
  ask: (request: Record<string, unknown>) => Promise<T>,
): Promise<T & { warning?: string }> {
  const { use_index: asked, ...rest } = request;
  if (asked === undefined) return ask(request);
  const names = Array.isArray(asked) ? (asked as unknown[]) : [asked];
  if (names.length === 0 || names.length > 2 || names.some((name) => typeof name !== 'string'))
    throw new CouchError(400, 'invalid_index_name', `Invalid index name: ${JSON.stringify(asked)}`);
  try {
    return await ask(request);
  } catch (error) {
    if (!isUnusableIndex(error)) throw error;
    const answer: T & { warning?: string } = await ask(rest);
    const [design, name] = names as string[];
    const full = `${design?.startsWith('_design/') ? '' : '_design/'}${design}${name === undefined ? '' : `, ${name}`}`;
    const why = name === undefined ? 'it does not contain' : 'it is not';
    const warning = `${full} was not used because ${why} a valid index for this query.`;
    return { ...answer, warning: [warning, answer.warning].filter(Boolean).join('\n') };
  }
}

/** pouchdb-find throws plain objects for it, the second without a name of its own. */
function isUnusableIndex(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return error['error'] === 'no_usable_index' || String(error['message']).startsWith('Could not find that index');
}

async function readRequest(exchange: Exchange): Promise<Record<string, unknown>> {
  checkJsonType(exchange);
  const request = await readJsonObject(exchange);
  if (!isRecord(request['selector'])) throw badRequest('Missing required key: selector');
  return request;
}

function checkCount(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new CouchError(400, `invalid_${name}`, `Invalid value for ${name}: ${JSON.stringify(value)}`);
}

function checkFields(fields: unknown): readonly string[] | undefined {
  if (fields === undefined) return undefined;
  if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields;
  throw badRequest('`fields` must be an array of strings');
}

/** `GET` and `POST /db/_index`, `DELETE /db/_index/<design>/json/<name>` */
export async function indexes(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST', 'DELETE');
  if (exchange.method === 'GET' || exchange.method === 'HEAD') {
    return ok(await asked(database.use((pouch) => pouch.getIndexes())));
  }
  const refusal = adminRefusal(exchange.principal, database.record.security);
  if (refusal) throw refusal;
  return exchange.method === 'POST' ? createIndex(exchange, database) : deleteIndex(exchange, database);
}

async function createIndex(exchange: Exchange, database: Database): Promise<Reply> {
  checkJsonType(exchange);
  const definition = await readJsonObject(exchange);
  if (!isRecord(definition['index'])) throw badRequest('Missing required key: index');
  const made = await asked(
    changeDesign(exchange, database, () => database.use((pouch) => pouch.createIndex(definition))),
  );
  return ok(made);
}

async function deleteIndex(exchange: Exchange, database: Database): Promise<Reply> {
  const parts = exchange.path.slice(2);
  const name = parts.at(-1);
  const type = parts.at(-2);
  if (parts.length < 3 || name === undefined || type !== 'json') throw notFound('missing');
  const ddoc = parts.slice(0, -2).join('/');
  const index = { ddoc: ddoc.startsWith('_design/') ? ddoc : `_design/${ddoc}`, name, type };
  return ok(await asked(changeDesign(exchange, database, () => database.use((pouch) => pouch.deleteIndex(index)))));
}

/** PouchDB writes the design documents of indexes by itself: in the lane, and announced, like every write. */
async function changeDesign<T>(exchange: Exchange, database: Database, change: () => Promise<T>): Promise<T> {
  return database.lane.run(async () => {
    try {
      return await change();
    } finally {
      database.designCache = undefined;
      database.announce();
      exchange.core.databases.updates.announce();
    }
  });
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const known = fromPouch(error);
    // pouchdb-find throws plain errors for requests it cannot make sense of.
    if (known instanceof CouchError) throw known;
    if (known instanceof Error) throw badRequest(known.message);
    throw known;
  }
}
