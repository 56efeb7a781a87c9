import { adminRefusal } from '../authorization/database-access.ts';
import { badRequest, CouchError, fromPouch, notFound } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { Database } from '../storage/database.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';

/** What Mango gives when it is not told how many. */
const defaultLimit = 25;

/** `POST /db/_find` */
export async function find(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const request = await readRequest(exchange);
  const { bookmark, limit: askedLimit = defaultLimit, skip: askedSkip = 0, ...rest } = request;
  const limit = checkCount('limit', askedLimit);
  const skip = checkCount('skip', askedSkip) + skippedBy(bookmark);
  const { docs, warning } = await asked(database.use((pouch) => pouch.find({ ...rest, limit, skip })));
  const next = docs.length === 0 ? 'nil' : bookmarkAt(skip + docs.length);
  return ok({ docs, bookmark: next, ...(warning === undefined ? {} : { warning }) });
}

export async function explain(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const { bookmark: _bookmark, ...request } = await readRequest(exchange);
  const explained = await asked(database.use((pouch) => pouch.explain(request)));
  return ok({ ...explained, dbname: database.name });
}

async function readRequest(exchange: Exchange): Promise<Record<string, unknown>> {
  checkJsonType(exchange);
  const request = await readJsonObject(exchange);
  if (!isRecord(request['selector'])) throw badRequest('Missing required key: selector');
  if (request['fields'] !== undefined && !Array.isArray(request['fields']))
    throw badRequest('`fields` must be an array');
  return request;
}

function checkCount(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new CouchError(400, `invalid_${name}`, `Invalid value for ${name}: ${JSON.stringify(value)}`);
}

const bookmarkAt = (skip: number): string => Buffer.from(`skip:${skip}`).toString('base64url');

function skippedBy(bookmark: unknown): number {
  if (bookmark === undefined || bookmark === null || bookmark === '' || bookmark === 'nil') return 0;
  const text = typeof bookmark === 'string' ? Buffer.from(bookmark, 'base64url').toString() : '';
  const skip = /^skip:(\d{1,12})$/.exec(text)?.[1];
  if (skip === undefined)
    throw new CouchError(400, 'invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(bookmark)}`);
  return Number(skip);
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
